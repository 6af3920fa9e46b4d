// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/choose_text.h"

#include "gui/text/fill.h"
#include "gui/text/parameter_text.h"
#include "gui/text/plain.h"
#include "gui/text/table.h"

#include <QCoreApplication>
#include <QLocale>

namespace vfpilot::gui::choose_text {
namespace {

constexpr Sentence routeNames[] = {
    {"i915-dkms", QT_TRANSLATE_NOOP("choose", "i915 driver with SR-IOV, built on the host (DKMS)")},
    {"xe-native", QT_TRANSLATE_NOOP("choose", "xe driver of the kernel")},
    {"i915-backports",
     QT_TRANSLATE_NOOP("choose", "i915 backports driver of the old guide (DKMS)")},
    {"none", QT_TRANSLATE_NOOP("choose", "No way to make VFs here")},
};

constexpr Sentence reasons[] = {
    {"route-recommended-dkms",
     QT_TRANSLATE_NOOP("choose", "Release {release} is made for kernel {kernel} and known good.")},
    {"route-release-did-not-build",
     QT_TRANSLATE_NOOP("choose",
                       "Release {failed} does not build for kernel {kernel} on this host, so "
                       "{release} is the next to take.")},
    {"route-no-release-builds",
     QT_TRANSLATE_NOOP("choose",
                       "Every release for kernel {kernel} was tried, and none builds on this "
                       "host.")},
    {"route-recommended-native",
     QT_TRANSLATE_NOOP("choose", "Kernel {kernel} makes VFs by itself; nothing has to be built.")},
    {"route-recommended-free",
     QT_TRANSLATE_NOOP("choose",
                       "Works with the driver that is installed; nothing has to be "
                       "removed first.")},
    {"route-other-driver",
     QT_TRANSLATE_NOOP("choose",
                       "Possible once {package} is removed, whose driver would be loaded "
                       "instead.")},
    {"route-kernel-too-old",
     QT_TRANSLATE_NOOP("choose",
                       "Kernel {kernel} is too old for every known release; from "
                       "{nearest} on there is one.")},
    {"route-kernel-too-new",
     QT_TRANSLATE_NOOP("choose",
                       "Kernel {kernel} is newer than every release known to work; "
                       "the last is for {nearest}.")},
    {"route-native-needs-newer-kernel",
     QT_TRANSLATE_NOOP("choose", "Needs kernel {needed} or later; this host runs {kernel}.")},
    {"route-device-unsupported",
     QT_TRANSLATE_NOOP("choose", "This iGPU ({device}) is not supported this way.")},
    {"route-native-secure-boot",
     QT_TRANSLATE_NOOP("choose",
                       "Kernel {kernel} makes VFs by itself with a signed module, so "
                       "Secure Boot can stay on.")},
    {"route-alternative-dkms",
     QT_TRANSLATE_NOOP("choose",
                       "Release {release} works with kernel {kernel} as well. It has to "
                       "be built for each kernel, but is the better proven way for "
                       "Windows guests.")},
    {"route-alternative-native",
     QT_TRANSLATE_NOOP("choose", "Kernel {kernel} can make VFs by itself as well.")},
    {"route-import-only",
     QT_TRANSLATE_NOOP("choose",
                       "Not maintained, and published without a checksum: only from a "
                       "package that you bring yourself, and never recommended.")},
    {"route-key-not-enrolled",
     QT_TRANSLATE_NOOP("choose",
                       "Secure Boot is on, and the key that signs modules built here "
                       "is not enrolled in the firmware yet.")},
    {"route-no-key",
     QT_TRANSLATE_NOOP("choose",
                       "Secure Boot is on, and this host has no key yet that could sign "
                       "a module built here.")},
    {"route-secure-boot",
     QT_TRANSLATE_NOOP("choose", "Secure Boot is on: a module built here would not be loaded.")},
    {"route-not-in-this-version",
     QT_TRANSLATE_NOOP("choose",
                       "Works on this host, but this version of vfpilot does not set "
                       "it up yet.")},
};

constexpr Sentence persistences[] = {
    {"unit", QT_TRANSLATE_NOOP("choose", "A service of vfpilot's own (recommended)")},
    {"sysfsutils", QT_TRANSLATE_NOOP("choose", "sysfsutils, with a line in /etc/sysfs.conf")},
};

constexpr Sentence persistenceHints[] = {
    {"unit", QT_TRANSLATE_NOOP("choose",
                               "Waits for the driver, makes the VFs before the VMs start, and "
                               "keeps them away from the host's own drivers.")},
    {"sysfsutils",
     QT_TRANSLATE_NOOP("choose",
                       "The classic way of many guides. It does not wait for the driver, and "
                       "leaves the VFs to the host's drivers until a VM takes one.")},
};

constexpr Sentence optionNeeds[] = {
    {"iommu", QT_TRANSLATE_NOOP("choose",
                                "Usual on hosts with passthrough; leave it out only if a device of "
                                "the host fails with it.")},
    {"pci", QT_TRANSLATE_NOOP("choose",
                              "Only when the check found no room for the VFs' memory and the "
                              "firmware has no setting for it.")},
    {"i915.xelp_enable_ccs",
     QT_TRANSLATE_NOOP("choose", "When a Windows guest shows Code 43 with a recent Intel driver.")},
    {"xe.xelp_enable_ccs",
     QT_TRANSLATE_NOOP("choose", "When a Windows guest shows Code 43 with a recent Intel driver.")},
};

constexpr Sentence alternativeNames[] = {
    {"container-render-node", QT_TRANSLATE_NOOP("choose", "Share the iGPU with containers")},
    {"gvt-g", QT_TRANSLATE_NOOP("choose", "GVT-g: virtual GPUs of older generations")},
    {"whole-igpu", QT_TRANSLATE_NOOP("choose", "Give the whole iGPU to one VM")},
};

constexpr Sentence alternativeTexts[] = {
    {"alternative-container",
     QT_TRANSLATE_NOOP("choose",
                       "LXC containers can use /dev/dri/renderD128 of the host, any number of them "
                       "at once. They share the host's kernel and driver, so they are less "
                       "isolated than VMs; nothing at boot has to be changed.")},
    {"alternative-needs-driver",
     QT_TRANSLATE_NOOP(
         "choose", "No driver of the host runs {address}, so there is no render node to share.")},
    {"alternative-gvt",
     QT_TRANSLATE_NOOP("choose",
                       "{platform} can do it with the boot parameter i915.enable_gvt=1 and the "
                       "modules kvmgt and mdev. It needs a kernel that still has kvmgt and does "
                       "not go together with i915.enable_guc; there are few virtual GPUs.")},
    {"alternative-not-this-generation",
     QT_TRANSLATE_NOOP("choose",
                       "Only Intel's 5th to 10th generation (Broadwell to Comet Lake) can do this, "
                       "not 8086:{device}.")},
    {"alternative-whole",
     QT_TRANSLATE_NOOP("choose",
                       "One VM gets {address} and the host loses its screen. The VM needs OVMF and "
                       "a matching GOP ROM; i915 and xe must be kept out on the host.")},
    {"alternative-whole-card", QT_TRANSLATE_NOOP("choose",
                                                 "{address} is a card of its own: the usual PCI "
                                                 "passthrough gives it to one VM as a whole.")},
    {"alternative-needs-vtd",
     QT_TRANSLATE_NOOP("choose",
                       "VT-d is off in the firmware; nothing can be passed through without it.")},
    {"alternative-needs-newer-pve",
     QT_TRANSLATE_NOOP("choose",
                       "This generation needs QEMU 10.1, which comes with Proxmox VE 9.1; this "
                       "host has {version}.")},
};

QString orKey(const QString& text, const std::string& key)
{
    return text.isEmpty() ? shortened(key, 80) : text;
}

} // namespace

QString title()
{
    return QCoreApplication::translate("choose", "How should the VFs be made?");
}

QString purpose()
{
    return QCoreApplication::translate(
        "choose", "Choose the driver and the number of VFs. The plan is shown before anything is "
                  "changed.");
}

QString next()
{
    return QCoreApplication::translate("choose", "Next: Review");
}

QString planning()
{
    return QCoreApplication::translate("choose", "Making the plan…");
}

QString routes()
{
    return QCoreApplication::translate("choose", "Driver");
}

QString routeName(const std::string& id)
{
    const QString name = sentenceOf(routeNames, "choose", id);
    return name.isEmpty() ? shortened(id, 40) : name;
}

QString recommended()
{
    return QCoreApplication::translate("choose", "Recommended");
}

QString reason(const protocol::Route& route)
{
    const QString text = sentenceOf(reasons, "choose", route.reason);
    return text.isEmpty() ? shortened(route.reason, 80) : fill(text, route.args);
}

QString count()
{
    return QCoreApplication::translate("choose", "Number of VFs");
}

QString countOf(int count, int most)
{
    return QCoreApplication::translate("choose", "%1 of %2").arg(count).arg(most);
}

QString countHint(int count)
{
    const QString text =
        count <= 3 ? QCoreApplication::translate(
                         "choose", "One VF per VM. All VFs share the GPU's time as they need it; "
                                   "two or three suit a small iGPU.")
                   : QCoreApplication::translate(
                         "choose", "One VF per VM. GPU time is shared as needed, but fixed "
                                   "resources are split; with many busy VMs each gets slower.");
    return text;
}

QString persistence()
{
    return QCoreApplication::translate("choose", "Made again at each start by");
}

QString persistenceName(const std::string& id)
{
    return orKey(sentenceOf(persistences, "choose", id), id);
}

QString persistenceHint(const std::string& id)
{
    return sentenceOf(persistenceHints, "choose", id);
}

QString advanced()
{
    return QCoreApplication::translate("choose", "Advanced options");
}

QString optionHint(const protocol::ParameterOption& option)
{
    const QString need = sentenceOf(optionNeeds, "choose", option.name);
    QString text = parameterMeaning(option.name);
    if (!need.isEmpty())
        text += u'\n' + need;
    return text + u'\n' + parameterRisk(option.risk);
}

QString alternatives()
{
    return QCoreApplication::translate("choose", "What is possible instead");
}

QString alternativesPurpose()
{
    return QCoreApplication::translate(
        "choose", "Nothing on this host can make VFs as it is. vfpilot does not set these up.");
}

QString alternativeName(const std::string& id)
{
    return orKey(sentenceOf(alternativeNames, "choose", id), id);
}

QString alternativeText(const protocol::Alternative& alternative)
{
    return fill(
        orKey(sentenceOf(alternativeTexts, "choose", alternative.reason), alternative.reason),
        alternative.args);
}

QString possible()
{
    return QCoreApplication::translate("choose", "Possible");
}

QString notPossible()
{
    return QCoreApplication::translate("choose", "Not on this host");
}

QString package()
{
    return QCoreApplication::translate("choose", "Driver package");
}

QString packageHint(const protocol::Route& route)
{
    return fill(QCoreApplication::translate("choose", "Get {file} from {page} and choose it here. "
                                                      "vfpilot puts it on the host; nothing is "
                                                      "installed before you have seen the plan."),
                {{"file", route.packageName}, {"page", route.downloadUrl}});
}

QString chooseFile()
{
    return QCoreApplication::translate("choose", "Choose file…");
}

QString useOffered()
{
    return QCoreApplication::translate("choose", "Use the simulated package");
}

QString packageFilter()
{
    return QCoreApplication::translate("choose", "Debian package (*.deb)");
}

QString uploading(qint64 sent, qint64 total)
{
    const QLocale locale;
    return QCoreApplication::translate("choose", "Sending to the host: %1 of %2")
        .arg(locale.formattedDataSize(sent), locale.formattedDataSize(total));
}

QString packageReady(const protocol::PackageFile& file)
{
    return fill(QCoreApplication::translate("choose", "{package} {version} ({architecture}) is on "
                                                      "the host. SHA-256 {sha256}"),
                {{"package", file.package},
                 {"version", file.version},
                 {"architecture", file.architecture},
                 {"sha256", file.sha256}});
}

QString packageInstalled(const QString& release)
{
    return QCoreApplication::translate("choose", "Release %1 is installed on the host already.")
        .arg(release);
}

QString couldNotUpload(const QString& reason)
{
    return QCoreApplication::translate("choose", "The package could not be put on the host. %1")
        .arg(reason);
}

QString couldNotPlan(const QString& reason)
{
    return QCoreApplication::translate("choose", "The plan could not be made. %1").arg(reason);
}

} // namespace vfpilot::gui::choose_text
