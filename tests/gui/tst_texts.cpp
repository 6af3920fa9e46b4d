// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/choose_text.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/step_text.h"
#include "tests/gui/text_check.h"

#include <QTest>

using namespace vfpilot;
using protocol::Finding;
using protocol::FindingState;
using test::inEachLanguage;
using test::isSentence;

namespace {

// The chain as the engine makes it: a link, the states it can have beside ok and not reached, and
// what can be behind them.
struct Link
{
    const char* id;
    bool planned;
    std::vector<std::pair<const char*, const char*>> causes; // and the fix of each
    Args args;
    std::vector<const char*> variants = {}; // of the arg "how"
};

const std::vector<Link>& chain()
{
    static const std::vector<Link> links = {
        {"cpu-vmx",
         false,
         {{"not-intel", "no-other-cpu"}, {"vmx-off", "enable-vmx"}},
         {{"vendor", "v1"}, {"model", "v2"}}},
        {"pve-version",
         false,
         {{"not-pve", "need-pve"}, {"pve-too-old", "upgrade-pve"}},
         {{"version", "v1"}, {"codename", "v2"}}},
        {"vtd-firmware", false, {{"dmar-missing", "enable-vtd"}}, {}},
        {"igpu",
         false,
         {{"igpu-missing", "enable-igpu"}},
         {{"address", "v1"}, {"device", "v2"}, {"platform", "v3"}}},
        {"supported-device",
         false,
         {{"device-unknown", "check-device-list"},
          {"device-unsupported", "see-alternatives"},
          {"device-unproven", "check-device-list"}},
         {{"device", "v1"}, {"platform", "v2"}}},
        {"sriov-capability",
         false,
         {{"no-capability", "enable-sriov"}},
         {{"address", "v1"}, {"totalVfs", "v2"}}},
        {"vf-bar-space", false, {{"vf-bars-unassigned", "enable-above-4g"}}, {{"address", "v1"}}},
        {"secure-boot",
         false,
         {{"secure-boot-key-not-enrolled", "enroll-dkms-key"},
          {"secure-boot-no-key", "make-key"},
          {"secure-boot-key-unknown", "use-xe-or-enroll-key"},
          {"secure-boot-unknown", "check-secure-boot"}},
         {{"key", "v1"}},
         {"off", "on", "enrolled", "native", "unknown"}},
        {"vmd", false, {}, {{"address", "v1"}}, {"absent", "present"}},
        {"boot-loader",
         false,
         {{"loader-unknown", "report-loader"}, {"loader-disagreement", "settle-loader"}},
         {{"loader", "v1"}}},
        {"leftovers", true, {}, {{"count", "v1"}}, {"harmless", "offered"}},
        {"kernel-headers",
         true,
         {{"headers-missing", "plan-installs"}},
         {{"kernels", "v1"}},
         {"installed", "native"}},
        {"driver-built",
         true,
         {{"driver-not-built", "plan-builds"},
          {"driver-build-missing", "rebuild-driver"},
          {"kernel-outside-release", "newer-release-or-pin"},
          {"no-route", "change-kernel"},
          {"other-driver", "remove-other-driver"}},
         {{"release", "v1"},
          {"kernels", "v2"},
          {"platform", "v3"},
          {"package", "v4"},
          {"driver", "v5"}},
         {"built", "native"}},
        {"boot-parameters",
         true,
         {{"parameters-not-set", "plan-sets"},
          {"parameters-in-wrong-file", "plan-sets"},
          {"parameters-overridden", "remove-override"},
          {"configuration-unreadable", "mend-configuration"},
          {"parameters-lost-in-entry", "refresh-entries"}},
         {{"missing", "v1"}, {"path", "v2"}, {"loader", "v3"}, {"wrong", "v4"}, {"problem", "v5"}}},
        {"running-parameters",
         true,
         {{"parameters-not-running", "reboot"}, {"parameters-not-reached", "check-entry"}},
         {{"missing", "v1"}}},
        {"iommu-active",
         true,
         {{"iommu-off", "check-iommu"}, {"iommu-no-groups", "check-iommu"}},
         {{"units", "v1"}, {"groups", "v2"}}},
        {"address-width",
         false,
         {{"narrow-addresses", "cpu-type-host"}},
         {{"bits", "v1"}},
         {"known", "unknown"}},
        {"interrupt-remapping", false, {{"no-remapping", "update-bios"}}, {}},
        {"pf-group",
         false,
         {{"vf-shares-pf-group", "report-group"},
          {"pf-without-group", "check-iommu"},
          {"pf-left-out", "remove-igfx-off"}},
         {{"address", "v1"}, {"group", "v2"}, {"vf", "v3"}}},
        {"module-loaded",
         true,
         {{"module-missing", "check-log"},
          {"xe-not-loaded", "load-xe"},
          {"stock-module", "rebuild-initramfs"}},
         {{"module", "v1"}, {"version", "v2"}, {"path", "v3"}},
         {"built", "native"}},
        {"module-parameters",
         true,
         {{"max-vfs-zero", "check-parameters"},
          {"force-probe-missing", "check-parameters"},
          {"guc-off", "check-parameters"}},
         {{"module", "v1"}, {"max_vfs", "v2"}, {"enable_guc", "v3"}, {"device", "v4"}},
         {"built", "native"}},
        {"pf-driver",
         true,
         {{"pf-unbound", "check-log"},
          {"pf-on-vfio", "reboot-pf"},
          {"pf-on-other-driver", "check-parameters"},
          {"no-pf-mode", "check-log"}},
         {{"driver", "v1"}, {"address", "v2"}, {"wanted", "v3"}}},
        {"vf-count",
         true,
         {{"vfs-missing", "start-unit"}, {"vf-count-differs", "restart-sysfsutils"}},
         {{"count", "v1"}, {"wanted", "v2"}}},
        {"vf-drivers",
         true,
         {{"vf-on-host-driver", "start-unit"},
          {"vf-left-to-host", "choose-unit"},
          {"vf-shares-group", "report-group"}},
         {{"vf", "v1"}, {"driver", "v2"}, {"group", "v3"}}},
        {"vf-unit",
         true,
         {{"unit-missing", "plan-sets"},
          {"unit-disabled", "enable-unit"},
          {"unit-late", "plan-sets"},
          {"sysfs-line-missing", "plan-sets"}},
         {{"unit", "v1"}, {"path", "v2"}},
         {"unit", "sysfsutils"}},
        {"vf-use", false, {}, {{"used", "v1"}, {"free", "v2"}}},
    };
    return links;
}

struct Note
{
    const char* id;
    Args args;
};

const std::vector<Note>& notes()
{
    static const std::vector<Note> all = {
        {"refuse-chain", {{"finding", "v1"}}},
        {"refuse-gpu", {{"gpu", "v1"}}},
        {"refuse-route", {{"route", "v1"}}},
        {"refuse-vf-count", {{"count", "v1"}, {"max", "v2"}}},
        {"refuse-loader", {{"loader", "v1"}}},
        {"refuse-loader-disagreement", {{"first", "v1"}, {"second", "v2"}}},
        {"refuse-grub-not-understood", {{"path", "v1"}, {"line", "v2"}, {"reason", "v3"}}},
        {"refuse-grub-overridden", {{"path", "v1"}, {"line", "v2"}}},
        {"refuse-file-unread", {{"path", "v1"}, {"reason", "v2"}}},
        {"refuse-file-malformed", {{"path", "v1"}, {"line", "v2"}}},
        {"refuse-secure-boot-unknown", {}},
        {"refuse-secure-boot-key", {{"key", "v1"}}},
        {"refuse-kernel-too-old", {{"kernel", "v1"}, {"needed", "v2"}}},
        {"refuse-other-driver", {{"package", "v1"}}},
        {"refuse-pf-in-vm", {{"vmid", "v1"}, {"address", "v2"}}},
        {"refuse-vfio-ids", {{"path", "v1"}, {"value", "v2"}}},
        {"refuse-leftover-unknown", {{"leftover", "v1"}}},
        {"refuse-leftover-by-hand", {{"leftover", "v1"}}},
        {"refuse-leftover-not-sure", {{"leftover", "v1"}, {"path", "v2"}, {"line", "v3"}}},
        {"refuse-blacklisted", {{"path", "v1"}, {"module", "v2"}}},
        {"refuse-no-space", {{"path", "v1"}, {"free", "v2"}, {"needed", "v3"}}},
        {"refuse-no-quorum", {}},
        {"refuse-other-persistence", {{"path", "v1"}}},
        {"refuse-kernel-package", {}},
        {"refuse-option", {{"option", "v1"}}},
        {"refuse-guard-set", {{"path", "v1"}}},
        {"refuse-guard-job", {{"job", "v1"}}},
        {"refuse-guard-gateway", {}},
        {"refuse-guard-sshd", {{"port", "v1"}}},
        {"note-no-way-back", {{"loader", "v1"}}},
        {"warn-kernel-without-driver", {{"kernel", "v1"}}},
        {"warn-sysfsutils-host-driver", {}},
        {"refuse-no-root", {{"path", "v1"}}},
        {"refuse-cmdline-malformed", {{"path", "v1"}}},
        {"refuse-release-window", {{"release", "v1"}, {"kernel", "v2"}}},
        {"refuse-release-bad", {{"release", "v1"}}},
        {"refuse-did-not-build", {{"release", "v1"}, {"kernel", "v2"}}},
        {"warn-outcomes-unread", {{"path", "v1"}}},
        {"refuse-package-missing", {{"package", "v1"}}},
        {"refuse-package-wrong", {{"package", "v1"}, {"found", "v2"}}},
        {"refuse-vfs-in-use", {{"vmids", "v1"}}},
        {"refuse-pf", {{"address", "v1"}}},
        {"refuse-vf-unknown", {{"vf", "v1"}}},
        {"refuse-vf-taken", {{"vf", "v1"}, {"vmid", "v2"}}},
        {"refuse-vf-group", {{"vf", "v1"}}},
        {"refuse-vm-unknown", {{"vmid", "v1"}}},
        {"refuse-vm-locked", {{"vmid", "v1"}, {"lock", "v2"}}},
        {"refuse-no-slot", {{"vmid", "v1"}}},
        {"refuse-vf-held", {{"vmids", "v1"}}},
        {"refuse-newer-job", {{"job", "v1"}}},
        {"refuse-file-changed", {{"path", "v1"}}},
        {"warn-vm-running", {{"vmid", "v1"}}},
        {"warn-not-q35", {{"vmid", "v1"}}},
        {"warn-cpu-not-host", {{"vmid", "v1"}}},
        {"warn-display-none", {{"vmid", "v1"}}},
        {"lint-not-q35", {}},
        {"lint-not-ovmf", {}},
        {"lint-cpu-not-host", {}},
        {"lint-balloon", {}},
        {"lint-display-none", {}},
    };
    return all;
}

// Two spaces, or one before a mark, are what a name without a value leaves behind.
bool hasHole(const QString& text)
{
    return text.contains(QStringLiteral("  ")) || text.contains(QStringLiteral(" .")) ||
           text.contains(QStringLiteral(" ,")) || text.contains(QStringLiteral("()")) ||
           text.contains(QStringLiteral("（）")) || text.contains(u'{') || text.endsWith(u' ');
}

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorHasASentence()
    {
        inEachLanguage([](const QString& language) {
            for (std::size_t i = 0; i < errcCount(); ++i) {
                const Error error{static_cast<Errc>(i), {}, {}};
                const QString text = gui::errorText(error);
                QVERIFY2(!text.isEmpty(), std::string(wireName(error.code)).c_str());
                const bool chinese = language == QLatin1String("zh_CN");
                QCOMPARE(text == QLatin1String(gui::errorSource(error.code)) && chinese, false);
            }
        });
    }

    void everyLinkHasATitleAndALineForEachState()
    {
        inEachLanguage([](const QString&) {
            for (const Link& link : chain()) {
                Finding finding{link.id, FindingState::Ok, link.args, {}, {}, {}};
                QVERIFY2(isSentence(gui::findingTitle(finding), link.id), link.id);
                std::vector states = {FindingState::Ok, FindingState::Info, FindingState::Warning,
                                      FindingState::Blocking, FindingState::NotReached};
                if (link.planned)
                    states.push_back(FindingState::Planned);
                auto variants = link.variants;
                variants.push_back("");
                for (const FindingState state : states) {
                    finding.state = state;
                    QVERIFY(!gui::stateWord(state).isEmpty());
                    for (const char* how : variants) {
                        finding.args["how"] = how;
                        const QString line = gui::findingLine(finding);
                        QVERIFY2(!line.isEmpty(), link.id);
                        QVERIFY2(!hasHole(line), qPrintable(line));
                    }
                }
            }
        });
    }

    void aLinkThatHoldsInAnotherWayIsSaidToDoSo()
    {
        inEachLanguage([](const QString&) {
            Finding finding{"secure-boot", FindingState::Ok, {{"how", "off"}}, {}, {}, {}};
            QStringList lines;
            for (const char* how : {"off", "enrolled", "native"}) {
                finding.args["how"] = how;
                lines.append(gui::findingLine(finding));
            }
            QCOMPARE(lines.removeDuplicates(), 0);
        });
    }

    void everyCauseAndFixHasASentence()
    {
        inEachLanguage([](const QString&) {
            for (const Link& link : chain()) {
                for (const auto& [cause, fix] : link.causes) {
                    const Finding finding{link.id, FindingState::Blocking, link.args, cause, fix,
                                          {}};
                    QVERIFY2(isSentence(gui::causeText(finding), cause), cause);
                    QVERIFY2(isSentence(gui::fixText(finding), fix), fix);
                    QVERIFY2(!hasHole(gui::causeText(finding)), cause);
                    QVERIFY2(!hasHole(gui::fixText(finding)), fix);
                }
            }
        });
    }

    void everyRefusalWarningAndLintHasASentence()
    {
        inEachLanguage([](const QString&) {
            for (const Note& note : notes()) {
                const QString text =
                    gui::noteText({note.id, FindingState::Blocking, note.args, {}, {}, {}});
                QVERIFY2(isSentence(text, note.id), note.id);
                QVERIFY2(!hasHole(text), note.id);
            }
        });
    }

    void everyKindOfStepHasThreeSentences()
    {
        const char* kinds[] = {
            "install-engine-copy", "install-packages", "install-driver",    "own-file",
            "edit-file",           "enable-unit",      "rebuild-initramfs", "render-boot-entries",
            "vm-settings",         "restore-file",     "remove-file",       "disable-unit",
            "remove-packages",     "remove-driver",    "trial-build",       "remove-trial"};
        const Args args = {{"path", "v1"},    {"sha256", "v2"},  {"packages", "v3"},
                           {"release", "v4"}, {"package", "v5"}, {"kernels", "v6"},
                           {"tokens", "v7"},  {"count", "v8"},   {"unit", "v9"},
                           {"loader", "v10"}, {"vmid", "v11"},   {"vf", "v12"},
                           {"slot", "v13"},   {"value", "v14"},  {"kernel", "v15"}};
        inEachLanguage([&](const QString&) {
            for (const char* kind : kinds) {
                protocol::PlannedStep step;
                step.id = step.kind = kind;
                step.args = args;
                for (const QString& text :
                     {gui::stepTodo(step), gui::stepDoing(step), gui::stepDone(step)}) {
                    QVERIFY2(isSentence(text, kind), kind);
                    QVERIFY2(!hasHole(text), kind);
                }
                QVERIFY(gui::stepTodo(step) != gui::stepDone(step));
            }
            for (const char* change : {"set", "clean", "functions", "leftovers"}) {
                protocol::PlannedStep step;
                step.id = step.kind = "edit-file";
                step.args = args;
                step.args["change"] = change;
                for (const QString& text :
                     {gui::stepTodo(step), gui::stepDoing(step), gui::stepDone(step)}) {
                    QVERIFY2(text.contains(QStringLiteral("v1")), change);
                    QVERIFY2(!hasHole(text), change);
                }
            }
            for (const char* group : {"boot", "driver", "functions", "leftovers", "machine"})
                QVERIFY2(isSentence(gui::groupTitle(group), group), group);
        });
    }

    void everyOtherWayHasAName()
    {
        const Args args = {{"address", "v1"},
                           {"device", "v2"},
                           {"platform", "v3"},
                           {"version", "v4"},
                           {"driver", "v5"}};
        const char* reasons[] = {"alternative-container", "alternative-needs-driver",
                                 "alternative-gvt",       "alternative-not-this-generation",
                                 "alternative-whole",     "alternative-whole-card",
                                 "alternative-needs-vtd", "alternative-needs-newer-pve"};
        inEachLanguage([&](const QString&) {
            for (const char* id : {"container-render-node", "gvt-g", "whole-igpu"})
                QVERIFY2(isSentence(gui::choose_text::alternativeName(id), id), id);
            for (const char* reason : reasons) {
                const QString text = gui::choose_text::alternativeText({"", true, reason, args});
                QVERIFY2(isSentence(text, reason), reason);
                QVERIFY2(!hasHole(text), reason);
            }
            for (const char* id : {"unit", "sysfsutils"}) {
                QVERIFY2(isSentence(gui::choose_text::persistenceName(id), id), id);
                QVERIFY2(!gui::choose_text::persistenceHint(id).isEmpty(), id);
            }
        });
    }

    void everyOptionSaysWhatItDoesAndWhenItIsNeeded()
    {
        inEachLanguage([](const QString&) {
            for (const char* name : {"iommu", "pci", "i915.xelp_enable_ccs"}) {
                const QString hint = gui::choose_text::optionHint({name, "word", false, "high"});
                QCOMPARE(hint.split(u'\n').size(), 3);
                QVERIFY2(!hint.contains(QLatin1String(name)), name);
                QVERIFY2(!hasHole(hint), name);
            }
        });
    }

    void whatANewerEngineSaysIsShownAsItIs()
    {
        const Finding finding{"brand-new", FindingState::Blocking, {}, "some-cause", "some-fix",
                              {}};
        QCOMPARE(gui::findingTitle(finding), QStringLiteral("brand-new"));
        QCOMPARE(gui::causeText(finding), QStringLiteral("some-cause"));
        QCOMPARE(gui::fixText(finding), QStringLiteral("some-fix"));
        protocol::PlannedStep step;
        step.id = "new-kind:thing";
        step.kind = "new-kind";
        QCOMPARE(gui::stepTodo(step), QStringLiteral("new-kind:thing"));
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
