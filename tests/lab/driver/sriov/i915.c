// SPDX-License-Identifier: GPL-2.0
/*
 * Stand-in for the i915 of i915-sriov-dkms, for vfpilot's lab: no driver of any GPU. It takes the
 * SR-IOV device that QEMU offers and behaves towards the kernel and its log as the real one does:
 * max_vfs=0 leaves it without VFs and without a word, and without GuC submission there are none.
 */
#include <linux/err.h>
#include <linux/module.h>
#include <linux/pci.h>

static int enable_guc = -1;
module_param(enable_guc, int, 0400);
MODULE_PARM_DESC(enable_guc, "GuC of the stand-in: bit 0 is submission");

static unsigned int max_vfs;
module_param(max_vfs, uint, 0400);
MODULE_PARM_DESC(max_vfs, "how many VFs the stand-in allows, 0: none");

static void start_pf(struct pci_dev *pdev)
{
	if (!max_vfs) {
		pci_sriov_set_totalvfs(pdev, 0);
		return;
	}
	if (enable_guc < 0 || !(enable_guc & 1)) {
		dev_err(&pdev->dev, "PF aborted (%pe)\n", ERR_PTR(-ENODEV));
		pci_sriov_set_totalvfs(pdev, 0);
		return;
	}
	dev_info(&pdev->dev, "Running in SR-IOV PF mode\n");
	if (max_vfs < pci_sriov_get_totalvfs(pdev))
		pci_sriov_set_totalvfs(pdev, max_vfs);
	dev_info(&pdev->dev, "%d VFs could be associated with this PF\n",
		 pci_sriov_get_totalvfs(pdev));
}

static int standin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int err = pci_enable_device(pdev);

	if (err)
		return err;
	if (pdev->is_virtfn)
		dev_info(&pdev->dev, "Running in SR-IOV VF mode\n");
	else
		start_pf(pdev);
	return 0;
}

static void standin_remove(struct pci_dev *pdev)
{
	if (!pdev->is_virtfn)
		pci_disable_sriov(pdev);
	pci_disable_device(pdev);
}

static int standin_configure(struct pci_dev *pdev, int count)
{
	int err;

	if (!count) {
		pci_disable_sriov(pdev);
		return 0;
	}
	err = pci_enable_sriov(pdev, count);
	if (err) {
		dev_err(&pdev->dev, "Failed to enable %d VFs (%pe)\n", count, ERR_PTR(err));
		return err;
	}
	dev_info(&pdev->dev, "Enabled %d VFs\n", count);
	return count;
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
	.sriov_configure = standin_configure,
};
module_pci_driver(standin);

MODULE_DESCRIPTION("Stand-in for i915 with SR-IOV, for vfpilot's lab");
MODULE_VERSION("0.lab1-sriov");
MODULE_LICENSE("GPL");
