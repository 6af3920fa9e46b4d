// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/parameter_text.h"

#include "gui/text/fill.h"
#include "gui/text/table.h"

namespace vfpilot::gui {
namespace {

constexpr Sentence meanings[] = {
    {"intel_iommu",
     QT_TRANSLATE_NOOP("parameter",
                       "Switches the IOMMU on. VFs cannot be given to VMs without it.")},
    {"iommu", QT_TRANSLATE_NOOP("parameter",
                                "Leaves the host's own devices out of the address translation, "
                                "which is a little faster.")},
    {"i915.enable_guc",
     QT_TRANSLATE_NOOP(
         "parameter",
         "Hands scheduling and HuC to the GPU's firmware, without which i915 makes no VFs.")},
    {"i915.max_vfs",
     QT_TRANSLATE_NOOP("parameter",
                       "The most VFs that i915 may make; without it i915 makes none.")},
    {"xe.max_vfs", QT_TRANSLATE_NOOP("parameter", "The most VFs that xe may make.")},
    {"xe.force_probe",
     QT_TRANSLATE_NOOP("parameter",
                       "Lets xe take this device, which it leaves to i915 by default.")},
    {"module_blacklist",
     QT_TRANSLATE_NOOP("parameter", "Keeps the other driver away from the iGPU.")},
    {"pci", QT_TRANSLATE_NOOP("parameter",
                              "Lets the kernel place the VFs' memory anew where the firmware left "
                              "no room. A host may fail to start with it.")},
    {"i915.xelp_enable_ccs", QT_TRANSLATE_NOOP("parameter",
                                               "Offers the compute engine, which newer Windows "
                                               "drivers want. Some guests have timeouts with it.")},
    {"xe.xelp_enable_ccs", QT_TRANSLATE_NOOP("parameter",
                                             "Offers the compute engine, which newer Windows "
                                             "drivers want. Some guests have timeouts with it.")},
    {"i915.force_probe",
     QT_TRANSLATE_NOOP(
         "parameter",
         "Made i915 take devices it did not know; releases since 2025.05.18 know them.")},
    {"i915.enable_gvt",
     QT_TRANSLATE_NOOP("parameter", "Switches GVT-g on, which does not go together with SR-IOV.")},
    {"pcie_acs_override",
     QT_TRANSLATE_NOOP(
         "parameter",
         "Pretends that devices are isolated from each other. VFs of an iGPU do not need it.")},
    {"initcall_blacklist",
     QT_TRANSLATE_NOOP("parameter",
                       "Takes the host's console away, for a VM that gets the whole iGPU.")},
    {"video", QT_TRANSLATE_NOOP("parameter",
                                "Switched the firmware's framebuffer off on kernels before 5.15.")},
    {"vfio-pci.ids",
     QT_TRANSLATE_NOOP(
         "parameter",
         "Gives devices to vfio-pci by their id, which takes the PF along with its VFs.")},
    {"vfio_iommu_type1.allow_unsafe_interrupts",
     QT_TRANSLATE_NOOP("parameter", "Lets VMs send interrupts into the host.")},
    {"nomodeset", QT_TRANSLATE_NOOP("parameter", "Keeps graphics drivers from starting.")},
};

constexpr Sentence risks[] = {
    {"none", QT_TRANSLATE_NOOP("parameter", "No risk is known.")},
    {"low", QT_TRANSLATE_NOOP("parameter", "Little risk; it can be taken back at any time.")},
    {"high",
     QT_TRANSLATE_NOOP("parameter", "Take care: the host may not start with it, or be less safe.")},
};

QString orKey(const QString& text, const std::string& key)
{
    return text.isEmpty() ? shortened(key, 80) : text;
}

} // namespace

QString parameterMeaning(const std::string& name)
{
    return orKey(sentenceOf(meanings, "parameter", name), name);
}

QString parameterRisk(const std::string& risk)
{
    return orKey(sentenceOf(risks, "parameter", risk), risk);
}

QString parameterSentences(const std::string& name, const std::string& risk)
{
    return parameterMeaning(name) + u' ' + parameterRisk(risk);
}

QString parameterSource(const QString& source)
{
    return fill(QCoreApplication::translate("parameter", "Described in {source}"),
                {{"source", source.toStdString()}});
}

QString parameterHelpTitle(int count)
{
    return QCoreApplication::translate("parameter", "What %n kernel parameter(s) do", nullptr,
                                       count);
}

} // namespace vfpilot::gui
