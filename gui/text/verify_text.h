// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"

#include <QString>

#include <vector>

/// Words of the Verify page and of the picture of the VFs.
namespace vfpilot::gui::verify_text {

QString title();
QString purpose();

QString checking();
QString green();
QString notGreenPending();
QString notGreenFresh();
QString brokenDetail();
QString unknown();
QString checkAgain();
QString chainHeading();
QString pictureHeading();
QString next();
QString goOnAnyway();

QString pf();
QString pfKept();
QString free();
QString noVfs();
QString noDriver();
QString noGroup();

QString greenDetail(int vfs);
/// "The first broken link: Parameters the kernel was started with"
QString broken(const QString& link);
QString group(int number);
QString groupShort(int number);
QString machine(int vmid);
QString machines(const std::vector<int>& vmids);
/// What a screen reader says of one VF.
QString vfSpoken(const protocol::VfFacts& vf);

} // namespace vfpilot::gui::verify_text
