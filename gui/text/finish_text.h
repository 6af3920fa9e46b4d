// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

/// Words of the Finish page.
namespace vfpilot::gui::finish_text {

QString title();
QString purpose();

QString doneHeading();
QString gathering();
QString notGathered();
QString again();
QString nothingDone();
QString chainGreen();
QString chainBroken();
QString holdersHeading();
QString holdersNone();
QString keepHeading();
QString keepText();
QString saveReport();
QString saveReportTitle();
QString webPages();
QString markdowns();
QString reportSaved();
QString reportNotSaved();
QString saveCard();
QString kernelHeading();
QString kernelDkms();
QString backHeading();
QString backText();
QString openHistory();

/// "3 VFs were set up on 0000:00:02.0 with driver release 2025.07.22."
QString vfsMade(int count, const std::string& gpu, const std::string& release);
QString holder(const std::string& vf, int vmid, const std::string& name);
QString vfsGiven(int count);

} // namespace vfpilot::gui::finish_text
