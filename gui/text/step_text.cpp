// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/step_text.h"

#include "gui/text/fill.h"
#include "gui/text/table.h"

namespace vfpilot::gui {
namespace {

using protocol::PlannedStep;
using protocol::UndoClass;

constexpr Sentence todo[] = {
    {"install-engine-copy", QT_TRANSLATE_NOOP("step", "Put the engine at {path}")},
    {"install-packages", QT_TRANSLATE_NOOP("step", "Install packages: {packages}")},
    {"install-driver", QT_TRANSLATE_NOOP("step", "Install driver release {release} for {kernels}")},
    {"trial-build",
     QT_TRANSLATE_NOOP("step", "Try to build driver release {release} for kernel {kernel}")},
    {"own-file", QT_TRANSLATE_NOOP("step", "Create {path}")},
    {"edit-file", QT_TRANSLATE_NOOP("step", "Set the boot parameters in {path}")},
    {"edit-file:clean", QT_TRANSLATE_NOOP("step", "Take {tokens} out of {path}")},
    {"edit-file:functions", QT_TRANSLATE_NOOP("step", "Set the number of VFs in {path}")},
    {"edit-file:leftovers", QT_TRANSLATE_NOOP("step", "Clear leftovers out of {path}")},
    {"rebuild-initramfs", QT_TRANSLATE_NOOP("step", "Rebuild the initramfs for {kernels}")},
    {"render-boot-entries", QT_TRANSLATE_NOOP("step", "Write the boot entries anew ({loader})")},
    {"enable-unit", QT_TRANSLATE_NOOP("step", "Enable {unit} at each start")},
    {"vm-settings", QT_TRANSLATE_NOOP("step", "Give {vf} to VM {vmid} as hostpci{slot}")},
    {"vm-settings:settings", QT_TRANSLATE_NOOP("step", "Change settings of VM {vmid}: {keys}")},
    {"restore-file", QT_TRANSLATE_NOOP("step", "Put {path} back as it was")},
    {"remove-file", QT_TRANSLATE_NOOP("step", "Remove {path}")},
    {"disable-unit", QT_TRANSLATE_NOOP("step", "Disable {unit}")},
    {"remove-packages", QT_TRANSLATE_NOOP("step", "Remove packages: {packages}")},
    {"remove-driver", QT_TRANSLATE_NOOP("step", "Remove driver release {release}")},
    {"remove-trial", QT_TRANSLATE_NOOP("step", "Remove the build folder {path}")},
};

constexpr Sentence doing[] = {
    {"install-engine-copy", QT_TRANSLATE_NOOP("step", "Putting the engine at {path}")},
    {"install-packages", QT_TRANSLATE_NOOP("step", "Installing packages: {packages}")},
    {"install-driver", QT_TRANSLATE_NOOP("step",
                                         "Installing driver release {release} and building "
                                         "it for {kernels}; this takes minutes")},
    {"trial-build",
     QT_TRANSLATE_NOOP("step",
                       "Building driver release {release} for kernel {kernel} in a folder of its "
                       "own; this takes minutes")},
    {"own-file", QT_TRANSLATE_NOOP("step", "Creating {path}")},
    {"edit-file", QT_TRANSLATE_NOOP("step", "Setting the boot parameters in {path}")},
    {"edit-file:clean", QT_TRANSLATE_NOOP("step", "Taking {tokens} out of {path}")},
    {"edit-file:functions", QT_TRANSLATE_NOOP("step", "Setting the number of VFs in {path}")},
    {"edit-file:leftovers", QT_TRANSLATE_NOOP("step", "Clearing leftovers out of {path}")},
    {"rebuild-initramfs", QT_TRANSLATE_NOOP("step", "Rebuilding the initramfs for {kernels}")},
    {"render-boot-entries", QT_TRANSLATE_NOOP("step", "Writing the boot entries anew ({loader})")},
    {"enable-unit", QT_TRANSLATE_NOOP("step", "Enabling {unit}")},
    {"vm-settings", QT_TRANSLATE_NOOP("step", "Giving {vf} to VM {vmid} as hostpci{slot}")},
    {"vm-settings:settings", QT_TRANSLATE_NOOP("step", "Changing settings of VM {vmid}: {keys}")},
    {"restore-file", QT_TRANSLATE_NOOP("step", "Putting {path} back as it was")},
    {"remove-file", QT_TRANSLATE_NOOP("step", "Removing {path}")},
    {"disable-unit", QT_TRANSLATE_NOOP("step", "Disabling {unit}")},
    {"remove-packages", QT_TRANSLATE_NOOP("step", "Removing packages: {packages}")},
    {"remove-driver", QT_TRANSLATE_NOOP("step", "Removing driver release {release}")},
    {"remove-trial", QT_TRANSLATE_NOOP("step", "Removing the build folder {path}")},
};

constexpr Sentence done[] = {
    {"install-engine-copy", QT_TRANSLATE_NOOP("step", "The engine is at {path}")},
    {"install-packages", QT_TRANSLATE_NOOP("step", "Packages installed: {packages}")},
    {"install-driver",
     QT_TRANSLATE_NOOP("step", "Driver release {release} is built for {kernels}")},
    {"trial-build",
     QT_TRANSLATE_NOOP("step", "Building driver release {release} for kernel {kernel} was tried")},
    {"own-file", QT_TRANSLATE_NOOP("step", "{path} created")},
    {"edit-file", QT_TRANSLATE_NOOP("step", "Boot parameters set in {path}")},
    {"edit-file:clean", QT_TRANSLATE_NOOP("step", "{tokens} taken out of {path}")},
    {"edit-file:functions", QT_TRANSLATE_NOOP("step", "Number of VFs set in {path}")},
    {"edit-file:leftovers", QT_TRANSLATE_NOOP("step", "{path} is free of leftovers")},
    {"rebuild-initramfs", QT_TRANSLATE_NOOP("step", "Initramfs rebuilt for {kernels}")},
    {"render-boot-entries", QT_TRANSLATE_NOOP("step",
                                              "Boot entries written and read back "
                                              "({loader})")},
    {"enable-unit", QT_TRANSLATE_NOOP("step", "{unit} is enabled")},
    {"vm-settings", QT_TRANSLATE_NOOP("step", "VM {vmid} has {vf} as hostpci{slot}")},
    {"vm-settings:settings", QT_TRANSLATE_NOOP("step", "Settings of VM {vmid} changed: {keys}")},
    {"restore-file", QT_TRANSLATE_NOOP("step", "{path} is as it was")},
    {"remove-file", QT_TRANSLATE_NOOP("step", "{path} removed")},
    {"disable-unit", QT_TRANSLATE_NOOP("step", "{unit} is disabled")},
    {"remove-packages", QT_TRANSLATE_NOOP("step", "Packages removed: {packages}")},
    {"remove-driver", QT_TRANSLATE_NOOP("step", "Driver release {release} removed")},
    {"remove-trial", QT_TRANSLATE_NOOP("step", "Build folder {path} removed")},
};

constexpr Sentence groups[] = {
    {"boot", QT_TRANSLATE_NOOP("step", "Boot")},
    {"driver", QT_TRANSLATE_NOOP("step", "Driver")},
    {"functions", QT_TRANSLATE_NOOP("step", "VFs")},
    {"leftovers", QT_TRANSLATE_NOOP("step", "Leftovers of other tools")},
    {"machine", QT_TRANSLATE_NOOP("step", "VM")},
};

// The rest are names, and the same in every language.
constexpr Sentence loaders[] = {
    {"grub", "GRUB"},
    {"grub-esp", QT_TRANSLATE_NOOP("step", "GRUB on the ESPs")},
};

Args namedArgs(const PlannedStep& step)
{
    Args args = step.args;
    if (const auto loader = args.find("loader"); loader != args.end()) {
        const QString name = sentenceOf(loaders, "step", loader->second);
        if (!name.isEmpty())
            loader->second = name.toStdString();
    }
    return args;
}

QString textOf(std::span<const Sentence> table, const PlannedStep& step)
{
    QString text;
    if (const auto change = step.args.find("change"); change != step.args.end())
        text = sentenceOf(table, "step", step.kind + ":" + change->second);
    if (text.isEmpty())
        text = sentenceOf(table, "step", step.kind);
    return text.isEmpty() ? shortened(step.id, 120) : fill(text, namedArgs(step));
}

} // namespace

QString stepTodo(const PlannedStep& step)
{
    return textOf(todo, step);
}

QString stepDoing(const PlannedStep& step)
{
    return textOf(doing, step);
}

QString stepDone(const PlannedStep& step)
{
    return textOf(done, step);
}

QString undoText(UndoClass undo)
{
    switch (undo) {
    case UndoClass::Exact:
        return QCoreApplication::translate("step", "Taken back byte for byte");
    case UndoClass::Rebuilt:
        return QCoreApplication::translate("step", "Taken back by building it again");
    case UndoClass::Removed:
        return QCoreApplication::translate("step", "Taken back by removing what was added");
    }
    return {};
}

QString groupTitle(const std::string& group)
{
    const QString title = sentenceOf(groups, "step", group);
    return title.isEmpty() ? shortened(group, 40) : title;
}

} // namespace vfpilot::gui
