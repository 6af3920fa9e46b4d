// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "gui/wizard/page_id.h"
#include "remote/host_profile.h"

#include <QString>

/// What the window around the pages says.
namespace vfpilot::gui::frame_text {

QString pageLabel(PageId page);
QString history();
QString log();
QString railName(); ///< for screen readers

QString hostLine(const remote::HostProfile& profile, const protocol::Facts& facts);
QString notConnected();
QString simulated();
QString settings();
QString languageName(); ///< for screen readers
/// What a language is called in itself, so that it is found whatever the language of the moment.
QString languageLabel(const QString& code);
QString themeSystem();
QString themeLight();
QString themeDark();

QString back();
QString next(); ///< where a page has no better word

QString lost(int seconds);
QString lostTrying();
QString lostForGood(const QString& reason);
QString reconnectNow();
QString toConnect();

} // namespace vfpilot::gui::frame_text
