// SPDX-License-Identifier: GPL-2.0
/*
 * Stand-in for the kernel's own i915, for vfpilot's lab: no driver of any GPU. It takes the SR-IOV
 * device that QEMU offers and, as the kernel's own, knows neither max_vfs nor any VF.
 */
#include <linux/module.h>
#include <linux/pci.h>

static int enable_guc = -1;
module_param(enable_guc, int, 0400);
MODULE_PARM_DESC(enable_guc, "not used by the stand-in");

static int standin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void standin_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static const struct pci_device_id ids[] = {
	{ PCI_DEVICE(0x8086, 0x5845) },
	{ }
};
MODULE_DEVICE_TABLE(pci, ids);

static struct pci_driver standin = {
	.name = "i915",
	.id_table = ids,
	.probe = standin_probe,
	.remove = standin_remove,
};
module_pci_driver(standin);

MODULE_DESCRIPTION("Stand-in for the kernel's own i915, for vfpilot's lab");
MODULE_LICENSE("GPL");
