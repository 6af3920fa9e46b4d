<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>apply</name>
    <message>
        <source>Apply: step by step on the host</source>
        <translation>执行：在主机上逐步进行</translation>
    </message>
    <message>
        <source>The steps you reviewed run one after the other. Each is checked before the next one begins.</source>
        <translation>按你确认过的步骤依次执行，每一步通过核验后才会开始下一步。</translation>
    </message>
    <message>
        <source>Stopping after the step that is under way.</source>
        <translation>将在当前步骤完成后停止。</translation>
    </message>
    <message>
        <source>Working: {done} of {total} steps are done.</source>
        <translation>正在执行：已完成 {done}/{total} 步。</translation>
    </message>
    <message>
        <source>The job was interrupted; nobody works on it now.</source>
        <translation>任务已中断，目前没有进程在执行它。</translation>
    </message>
    <message>
        <source>All steps are done and checked.</source>
        <translation>所有步骤均已完成并通过核验。</translation>
    </message>
    <message>
        <source>You stopped the job.</source>
        <translation>你停止了任务。</translation>
    </message>
    <message>
        <source>The job failed.</source>
        <translation>任务失败。</translation>
    </message>
    <message>
        <source>This job has been taken back.</source>
        <translation>此任务已撤销。</translation>
    </message>
    <message>
        <source>Then everything this job has done so far is taken back.</source>
        <translation>之后会撤销此任务已完成的全部更改。</translation>
    </message>
    <message>
        <source>A power cut or a killed process can do that. The journal on the host knows exactly how far it came: go on with it, or take back what was done.</source>
        <translation>断电或进程被终止都可能造成中断。主机上的日志准确记录了执行进度：可以继续执行，也可以撤销已完成的更改。</translation>
    </message>
    <message>
        <source>The host goes on as before until it is restarted. That is the next page.</source>
        <translation>在重启之前，主机仍按原来的方式运行。下一页将进行重启。</translation>
    </message>
    <message>
        <source>No restart is needed.</source>
        <translation>无需重启。</translation>
    </message>
    <message>
        <source>Everything the job had done was taken back. The host is as it was before.</source>
        <translation>任务已做的更改已全部撤销，主机恢复到了执行之前的状态。</translation>
    </message>
    <message>
        <source>Not everything could be taken back. Do not restart the host before the points below are put right; History can try again.</source>
        <translation>有些更改未能撤销。请先解决下列问题再重启主机；可在“历史”中重试。</translation>
    </message>
    <message>
        <source>Go back to Choose to begin anew.</source>
        <translation>如需重新开始，请回到“选择”页。</translation>
    </message>
    <message>
        <source>Nothing is being applied.</source>
        <translation>当前没有正在执行的任务。</translation>
    </message>
    <message>
        <source>A job appears here after you confirm it on the Review page. Earlier ones are in History.</source>
        <translation>在“审阅”页确认方案后，任务会显示在这里。以前的任务见“历史”。</translation>
    </message>
    <message>
        <source>Reading the job&apos;s journal on the host …</source>
        <translation>正在读取主机上的任务日志…</translation>
    </message>
    <message>
        <source>You may close this window: the host goes on by itself.</source>
        <translation>可以关闭此窗口，主机会自行继续执行。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Output of the host&apos;s tools</source>
        <translation>主机工具的输出</translation>
    </message>
    <message>
        <source>No output yet.</source>
        <translation>暂无输出。</translation>
    </message>
    <message>
        <source>Earlier output is left out here; all of it is kept on the host.</source>
        <translation>此处省略了较早的输出，完整内容保存在主机上。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停滚动</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随输出</translation>
    </message>
    <message>
        <source>Stop and take back …</source>
        <translation>停止并撤销…</translation>
    </message>
    <message>
        <source>Stops before the next step, never inside one, and takes back what was done.</source>
        <translation>在下一步开始前停止（不会打断正在执行的步骤），并撤销已完成的更改。</translation>
    </message>
    <message>
        <source>Stop this job? The step under way is finished first, so that no tool is torn out of its work. Then all steps are taken back in reverse order.</source>
        <translation>要停止此任务吗？会先完成当前步骤，避免中途打断工具，然后按相反顺序撤销所有步骤。</translation>
    </message>
    <message>
        <source>Stop and take back</source>
        <translation>停止并撤销</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>继续执行</translation>
    </message>
    <message>
        <source>Go on with the job</source>
        <translation>继续执行任务</translation>
    </message>
    <message>
        <source>Take back …</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>While taking back:</source>
        <translation>撤销过程中的问题：</translation>
    </message>
    <message>
        <source>Next: restart</source>
        <translation>下一步：重启</translation>
    </message>
    <message>
        <source>Next: verify</source>
        <translation>下一步：验证</translation>
    </message>
    <message>
        <source>Enter: the next one; Shift+Enter: the one before</source>
        <translation>Enter：下一处；Shift+Enter：上一处</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>First: is it really down?</source>
        <translation>首先：确认主机是否真的没有启动</translation>
    </message>
    <message>
        <source>The screen of the host may stay dark although the host runs well. Wait five minutes after the restart.</source>
        <translation>即使主机运行正常，它的显示器也可能没有画面。请在重启后等待五分钟。</translation>
    </message>
    <message>
        <source>Start it once without the new settings</source>
        <translation>以不带新设置的方式启动一次</translation>
    </message>
    <message>
        <source>The host starts with systemd-boot. Its menu lets you change the parameters of one start; nothing is written by it.</source>
        <translation>这台主机使用 systemd-boot 引导。在启动菜单中可以修改单次启动的参数，不会写入磁盘。</translation>
    </message>
    <message>
        <source>Connect a screen and a keyboard to the host, then switch it off and on.</source>
        <translation>给主机接上显示器和键盘，断电后重新开机。</translation>
    </message>
    <message>
        <source>When the boot menu lists its entries, press an arrow key so that it stops counting. If no menu shows, switch it off and on again and hold the space bar.</source>
        <translation>启动菜单列出启动项时，按一下方向键以停止倒计时。如果没有出现菜单，请重新开机并按住空格键。</translation>
    </message>
    <message>
        <source>Press the End key, type a space and then the words below. They keep the graphics driver away in this start.</source>
        <translation>按 End 键移到行尾，输入一个空格，再输入下面的内容。它会让本次启动不加载显卡驱动。</translation>
    </message>
    <message>
        <source>Press Enter. The host starts without the driver; VMs that hold a VF do not start.</source>
        <translation>按回车键。主机将不加载该驱动启动，持有 VF 的虚拟机不会启动。</translation>
    </message>
    <message>
        <source>The boot menu takes the keyboard as an American one. There, “_” is Shift with the key right of 0, and “=” is the key right of that.</source>
        <translation>启动菜单按美式键盘布局识别按键：“_”是 Shift 加数字 0 右侧的键，“=”是再往右的一个键。</translation>
    </message>
    <message>
        <source>Instead of adding the words you can delete these from the line; they are what vfpilot added:</source>
        <translation>也可以不添加上述内容，而是从该行删除以下由 vfpilot 添加的参数：</translation>
    </message>
    <message>
        <source>Then take the change back</source>
        <translation>然后撤销更改</translation>
    </message>
    <message>
        <source>Sign in as root at the screen or over SSH and type:</source>
        <translation>在显示器前或通过 SSH 以 root 登录，输入：</translation>
    </message>
    <message>
        <source>The first command takes back everything the job did, in reverse order. The second restarts the host as it was before.</source>
        <translation>第一条命令按相反顺序撤销任务的全部更改，第二条命令让主机以原来的设置重新启动。</translation>
    </message>
    <message>
        <source>If that command does not work</source>
        <translation>如果该命令无法执行</translation>
    </message>
    <message>
        <source>Recovery card for %1</source>
        <translation>%1 的恢复卡</translation>
    </message>
    <message>
        <source>Made by vfpilot on %1, for job %2.</source>
        <translation>由 vfpilot 于 %1 生成，对应任务 %2。</translation>
    </message>
    <message>
        <source>From another computer, open https://%1:8006 and try SSH. If one of them answers, the host is up.</source>
        <translation>在另一台电脑上打开 https://%1:8006，并尝试 SSH 登录。只要其中之一有响应，主机就已启动。</translation>
    </message>
    <message>
        <source>Move to the entry with %1 and press the key e. A line with its parameters opens.</source>
        <translation>选中带有 %1 的启动项，按 e 键，会显示该启动项的参数行。</translation>
    </message>
    <message>
        <source>Delete the words that vfpilot added from the first line of %1, leave the rest of the line as it is, and type:</source>
        <translation>从 %1 的第一行删除 vfpilot 添加的参数，该行其余内容保持不变，然后执行：</translation>
    </message>
    <message>
        <source>The host starts with GRUB. Its menu lets you change the parameters of one start; nothing is written by it.</source>
        <translation>主机由 GRUB 启动。在它的菜单中可以修改一次启动的参数，不会写入任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>A guard is set. If the host cannot be reached for %n minutes, it takes the change back by itself and restarts once more. Wait a quarter of an hour longer than that.</source>
        <translation>
            <numerusform>已设置守护。如果主机持续 %n 分钟无法访问，它会自动撤销改动并再重启一次。请在此之外再等一刻钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Start it with the old parameters</source>
        <translation>用原来的参数启动</translation>
    </message>
    <message>
        <source>When the boot menu lists its entries, press an arrow key so that it stops counting. If no menu shows, switch it off and on again and press Esc.</source>
        <translation>启动菜单列出启动项时，按一下方向键让倒计时停止。如果没有出现菜单，请关机再开机，并按 Esc 键。</translation>
    </message>
    <message>
        <source>Choose the last line, “%1”, press Enter, and choose a kernel there.</source>
        <translation>选择最后一行“%1”，按 Enter 键，再选择其中的一个内核。</translation>
    </message>
    <message>
        <source>The host then starts with the kernel parameters it had before. The driver, its packages and the initramfs stay as the job left them: if it still does not start, keep the driver away as follows.</source>
        <translation>主机将以原来的内核参数启动。驱动、软件包和 initramfs 仍是任务完成后的状态：如果还是无法启动，请按下文禁止加载驱动。</translation>
    </message>
    <message>
        <source>Go down to the line that begins with “linux”, press the End key, type a space and then the words below. They keep the graphics driver away in this start.</source>
        <translation>移到以“linux”开头的那一行，按 End 键，输入一个空格，再输入下面的内容，这次启动就不会加载显卡驱动。</translation>
    </message>
    <message>
        <source>Press Ctrl+X. The host starts without the driver; VMs that hold a VF do not start.</source>
        <translation>按 Ctrl+X。主机会在不加载驱动的情况下启动；占用 VF 的虚拟机不会启动。</translation>
    </message>
    <message>
        <source>Remove vfpilot&apos;s own files and have the boot menu written anew. Type:</source>
        <translation>删除 vfpilot 自己的文件并重新生成启动菜单，请输入：</translation>
    </message>
</context>
<context>
    <name>cause</name>
    <message>
        <source>The CPU is not from Intel ({vendor}), so it has no Intel iGPU to share.</source>
        <translation>CPU 不是 Intel 的（{vendor}），没有可共享的 Intel 核显。</translation>
    </message>
    <message>
        <source>The CPU can do VMX, but the firmware has switched it off.</source>
        <translation>CPU 支持 VMX，但在固件设置中被关闭了。</translation>
    </message>
    <message>
        <source>The host has no Proxmox VE.</source>
        <translation>主机上没有安装 Proxmox VE。</translation>
    </message>
    <message>
        <source>Proxmox VE {version} is older than the drivers need.</source>
        <translation>Proxmox VE {version} 太旧，不满足驱动要求。</translation>
    </message>
    <message>
        <source>The firmware hands over no DMAR table: VT-d is off in the setup, or the board has none.</source>
        <translation>固件没有提供 DMAR 表：VT-d 在 BIOS 设置中被关闭，或主板不支持。</translation>
    </message>
    <message>
        <source>No Intel display device is on the PCI bus. Many boards switch it off as soon as a graphics card is plugged in.</source>
        <translation>PCI 总线上没有 Intel 显示设备。许多主板在插上独立显卡后会自动关闭核显。</translation>
    </message>
    <message>
        <source>The device 8086:{device} is not on vfpilot&apos;s list.</source>
        <translation>设备 8086:{device} 不在 vfpilot 的支持列表中。</translation>
    </message>
    <message>
        <source>{platform} (8086:{device}) has no SR-IOV; no driver can change that.</source>
        <translation>{platform}（8086:{device}）硬件不支持 SR-IOV，换任何驱动都无济于事。</translation>
    </message>
    <message>
        <source>The configuration space of {address} has no SR-IOV capability. On these devices the firmware hides it when SR-IOV is off in the setup.</source>
        <translation>{address} 的配置空间里没有 SR-IOV 能力。在 BIOS 中关闭 SR-IOV 时，固件会把它隐藏。</translation>
    </message>
    <message>
        <source>The firmware gave the VFs of {address} no memory window. Below 4 GB there is often not enough room.</source>
        <translation>固件没有为 {address} 的 VF 分配内存窗口，4 GB 以下的地址空间往往不够用。</translation>
    </message>
    <message>
        <source>vfpilot could not tell which boot loader starts this host. A parameter in the wrong file would have no effect.</source>
        <translation>vfpilot 无法判断本机由哪个引导加载程序启动。参数写错文件就不会生效。</translation>
    </message>
    <message>
        <source>The driver is compiled on the host, which needs the headers of each kernel: {kernels}.</source>
        <translation>驱动要在主机上编译，需要每个内核的头文件：{kernels}。</translation>
    </message>
    <message>
        <source>The kernel&apos;s own i915 cannot make VFs. Release {release} can; it is not installed yet.</source>
        <translation>内核自带的 i915 不能创建 VF；版本 {release} 可以，但尚未安装。</translation>
    </message>
    <message>
        <source>Release {release} is there, but not for {kernels}. This happens when a kernel came without its headers.</source>
        <translation>版本 {release} 已安装，但没有为 {kernels} 编译。升级内核时没装头文件就会这样。</translation>
    </message>
    <message>
        <source>{path}, which this boot loader reads, lacks {missing}.</source>
        <translation>引导加载程序读取的 {path} 中缺少 {missing}。</translation>
    </message>
    <message>
        <source>{path} has the parameters, but the boot entries were written before that and lack {missing}.</source>
        <translation>{path} 中已有参数，但启动项是在此之前生成的，缺少 {missing}。</translation>
    </message>
    <message>
        <source>The boot entries have the parameters; the running kernel was started before that.</source>
        <translation>启动项中已有参数，但当前内核是在此之前启动的。</translation>
    </message>
    <message>
        <source>The host was restarted, and still the kernel did not get {missing}. It was started from another entry than the one that vfpilot wrote.</source>
        <translation>主机已重启，内核仍然没有收到 {missing}：它并不是从 vfpilot 写入的启动项启动的。</translation>
    </message>
    <message>
        <source>The kernel log has no line that says interrupt remapping was enabled. VMs may refuse to start with a VF.</source>
        <translation>内核日志中没有启用中断重映射的记录，带 VF 的虚拟机可能无法启动。</translation>
    </message>
    <message>
        <source>The module {module} is not loaded at all.</source>
        <translation>模块 {module} 根本没有加载。</translation>
    </message>
    <message>
        <source>No driver has taken {address}.</source>
        <translation>没有驱动接管 {address}。</translation>
    </message>
    <message>
        <source>{address} itself was given to vfio-pci, so the driver that makes VFs cannot have it.</source>
        <translation>{address} 本身被绑定到了 vfio-pci，创建 VF 的驱动无法接管它。</translation>
    </message>
    <message>
        <source>{driver} has {address}, but did not go into PF mode.</source>
        <translation>{driver} 已接管 {address}，但没有进入 PF 模式。</translation>
    </message>
    <message>
        <source>The driver could make VFs; nobody has asked it to.</source>
        <translation>驱动可以创建 VF，只是还没有下达指令。</translation>
    </message>
    <message>
        <source>There are {count} VFs, {wanted} were asked for.</source>
        <translation>现有 {count} 个 VF，要求的是 {wanted} 个。</translation>
    </message>
    <message>
        <source>{vf} is held by the host&apos;s {driver} driver instead of vfio-pci.</source>
        <translation>{vf} 被主机的 {driver} 驱动占用，而不是 vfio-pci。</translation>
    </message>
    <message>
        <source>VFs are gone after each restart unless something makes them again; {unit} is not there.</source>
        <translation>VF 在每次重启后都会消失，需要重新创建，而 {unit} 不存在。</translation>
    </message>
    <message>
        <source>{unit} is there, but not enabled.</source>
        <translation>{unit} 已存在，但没有启用。</translation>
    </message>
    <message>
        <source>No driver is known to make VFs reliably on {platform} (8086:{device}).</source>
        <translation>目前没有驱动能在 {platform}（8086:{device}）上可靠地创建 VF。</translation>
    </message>
    <message>
        <source>The firmware did not say whether Secure Boot is on.</source>
        <translation>固件没有说明安全启动是否开启。</translation>
    </message>
    <message>
        <source>No driver that this version knows makes VFs on {platform} with {kernels}.</source>
        <translation>当前版本没有可在 {platform} 与 {kernels} 上创建 VF 的驱动。</translation>
    </message>
    <message>
        <source>The package {package} brings a driver of its own, which would be loaded instead.</source>
        <translation>软件包 {package} 自带驱动，会被优先加载。</translation>
    </message>
    <message>
        <source>vfio-pci is told to take 8086:{device}. PF and VFs carry the same id, so it takes the PF and no VF can be made.</source>
        <translation>vfio-pci 被设置为占用 8086:{device}。PF 与 VF 的 ID 相同，PF 会被一并占用，无法创建 VF。</translation>
    </message>
    <message>
        <source>vfio-pci is told to take 8086:3185, the iGPU of a Gemini Lake. The line was copied from instructions for another machine.</source>
        <translation>vfio-pci 被设置为占用 8086:3185，这是 Gemini Lake 的核显。该行来自其他机器的教程。</translation>
    </message>
    <message>
        <source>i915 is kept from being loaded, and it is the driver that makes the VFs.</source>
        <translation>i915 被禁止加载，而创建 VF 需要该驱动。</translation>
    </message>
    <message>
        <source>xe is kept from being loaded, and it is the driver that makes the VFs.</source>
        <translation>xe 被禁止加载，而创建 VF 需要该驱动。</translation>
    </message>
    <message>
        <source>{word} keeps the graphics driver from starting.</source>
        <translation>{word} 会阻止显卡驱动初始化。</translation>
    </message>
    <message>
        <source>GVT-g works without GuC submission, SR-IOV only with it: both do not go together.</source>
        <translation>GVT-g 不使用 GuC 提交，而 SR-IOV 必须使用，两者不能同时启用。</translation>
    </message>
    <message>
        <source>kvmgt belongs to GVT-g, which these devices do not have.</source>
        <translation>kvmgt 属于 GVT-g，这些设备并不支持。</translation>
    </message>
    <message>
        <source>vfio_virqfd is part of vfio since kernel 6.2; asking for it only leaves an error in the log.</source>
        <translation>自内核 6.2 起 vfio_virqfd 已并入 vfio，再加载它只会在日志中留下错误。</translation>
    </message>
    <message>
        <source>{word} pretends an isolation between devices that is not there. VFs of an iGPU have groups of their own without it.</source>
        <translation>{word} 会伪造设备间的隔离。核显的 VF 无需它即可拥有独立的 IOMMU 组。</translation>
    </message>
    <message>
        <source>{word} takes the console away from the host. It is meant for giving the whole iGPU to a VM.</source>
        <translation>{word} 会使宿主机失去控制台显示，它用于直通整个核显的场景。</translation>
    </message>
    <message>
        <source>{word} does nothing on this kernel.</source>
        <translation>{word} 在该内核上不起作用。</translation>
    </message>
    <message>
        <source>allow_unsafe_interrupts lets a VM send interrupts into the host. A host with interrupt remapping does not need it.</source>
        <translation>allow_unsafe_interrupts 允许虚拟机向宿主机注入中断，支持中断重映射的宿主机不需要它。</translation>
    </message>
    <message>
        <source>{word} stands more than once.</source>
        <translation>{word} 重复出现。</translation>
    </message>
    <message>
        <source>{name} stands with different values: {words}. The kernel takes the last one.</source>
        <translation>{name} 有多个不同的值：{words}。内核只采用最后一个。</translation>
    </message>
    <message>
        <source>{path} has Windows line ends. The stray character becomes part of the last parameter.</source>
        <translation>{path} 使用了 Windows 换行符，多余的字符会成为最后一个参数的一部分。</translation>
    </message>
    <message>
        <source>{path} names no root file system. A boot entry made from it could not be started.</source>
        <translation>{path} 没有指定根文件系统，由它生成的启动项无法启动。</translation>
    </message>
    <message>
        <source>sysfsutils makes VFs at each start as well, without waiting for the driver.</source>
        <translation>sysfsutils 也会在每次启动时创建 VF，而且不会等待驱动就绪。</translation>
    </message>
    <message>
        <source>rc.local makes VFs at each start as well, after VMs may have started.</source>
        <translation>rc.local 也会在每次启动时创建 VF，此时虚拟机可能已经启动。</translation>
    </message>
    <message>
        <source>{path} makes VFs at each start as well, without waiting for the driver.</source>
        <translation>{path} 也会在每次启动时创建 VF，而且不会等待驱动就绪。</translation>
    </message>
    <message>
        <source>A line of {path} ends in a command. apt reads it as the name of a component and fails.</source>
        <translation>{path} 中有一行以命令结尾，apt 会把它当作组件名而报错。</translation>
    </message>
    <message>
        <source>The backports driver is installed. It is not maintained, and brings the same i915 as the driver that vfpilot installs.</source>
        <translation>已安装 backports 驱动。它已停止维护，并且与 vfpilot 安装的驱动提供相同的 i915。</translation>
    </message>
    <message>
        <source>dkms knows {module} {version}, but has built it for no kernel.</source>
        <translation>dkms 中有 {module} {version}，但没有为任何内核编译。</translation>
    </message>
    <message>
        <source>Kernel {kernel} is pinned: newer ones are installed, but not started.</source>
        <translation>内核 {kernel} 已被固定：更新的内核会安装，但不会启动。</translation>
    </message>
    <message>
        <source>Kernel {kernel} is pinned, but not installed.</source>
        <translation>内核 {kernel} 已被固定，但并未安装。</translation>
    </message>
    <message>
        <source>The i915 that was built on this machine is loaded.</source>
        <translation>已加载在本机编译的 i915 模块。</translation>
    </message>
    <message>
        <source>The driver runs the iGPU as a PF.</source>
        <translation>驱动已将核显作为 PF 运行。</translation>
    </message>
    <message>
        <source>The driver is ready for {vfs} VFs.</source>
        <translation>驱动可提供 {vfs} 个 VF。</translation>
    </message>
    <message>
        <source>{vfs} VFs were made.</source>
        <translation>已创建 {vfs} 个 VF。</translation>
    </message>
    <message>
        <source>A VF is run by its driver.</source>
        <translation>VF 已由其驱动正常运行。</translation>
    </message>
    <message>
        <source>The kernel&apos;s own i915 was loaded, which does not know {parameter}: the module was not built for this kernel, or an old initramfs was started.</source>
        <translation>加载的是内核自带的 i915，它不认识 {parameter}：模块没有为该内核编译，或启动时使用了旧的 initramfs。</translation>
    </message>
    <message>
        <source>The loaded driver cannot make VFs; the kernel&apos;s own i915 never can.</source>
        <translation>当前加载的驱动不能创建 VF，内核自带的 i915 始终不支持。</translation>
    </message>
    <message>
        <source>The driver found no VF that it could offer.</source>
        <translation>驱动没有找到可提供的 VF。</translation>
    </message>
    <message>
        <source>The driver gave up the PF while it started, most often because i915.enable_guc is not 3.</source>
        <translation>驱动在初始化时放弃了 PF，最常见的原因是 i915.enable_guc 不为 3。</translation>
    </message>
    <message>
        <source>The firmware has set no address space aside for the VFs.</source>
        <translation>固件没有为 VF 预留地址空间。</translation>
    </message>
    <message>
        <source>The driver could not make {vfs} VFs.</source>
        <translation>驱动未能创建 {vfs} 个 VF。</translation>
    </message>
    <message>
        <source>More VFs were asked for than the driver allows; with max_vfs left at 0 it allows none.</source>
        <translation>请求的 VF 数量超过驱动允许的上限；max_vfs 为 0 时一个也不允许。</translation>
    </message>
    <message>
        <source>No driver runs the PF: i915 is blacklisted, failed, or vfio-pci has taken the device.</source>
        <translation>PF 没有绑定驱动：i915 被列入黑名单、加载失败，或设备被 vfio-pci 占用。</translation>
    </message>
    <message>
        <source>{vfs} VFs were there already; the number can only be changed by way of 0.</source>
        <translation>已有 {vfs} 个 VF，必须先降到 0 才能更改数量。</translation>
    </message>
    <message>
        <source>{assigned} VFs are held by VMs, so the number of VFs could not be changed.</source>
        <translation>仍有 {assigned} 个 VF 被虚拟机占用，因此无法更改 VF 数量。</translation>
    </message>
    <message>
        <source>{vfs} VFs were removed. That is as it should be at shutdown; otherwise something took the PF away from its driver.</source>
        <translation>{vfs} 个 VF 被移除。关机时属正常现象，否则说明有程序把 PF 从驱动手中取走。</translation>
    </message>
    <message>
        <source>VF {vf} did not finish its reset.</source>
        <translation>VF {vf} 未能完成复位。</translation>
    </message>
    <message>
        <source>GuC submission is off, without which there is neither PF nor VF.</source>
        <translation>GuC 提交未启用，因此既没有 PF 也没有 VF。</translation>
    </message>
    <message>
        <source>A module without a known signature was loaded. Without Secure Boot that is of no consequence.</source>
        <translation>加载了没有可识别签名的模块。未开启安全启动时没有影响。</translation>
    </message>
    <message>
        <source>Secure Boot refused a module whose key is not enrolled. The kernel&apos;s own is not taken instead, so the iGPU has no driver.</source>
        <translation>安全启动拒绝了密钥未登记的模块。此时也不会改用内核自带的模块，核显因而没有驱动。</translation>
    </message>
    <message>
        <source>The initramfs lacks the module that {symbol} comes from.</source>
        <translation>initramfs 中缺少提供 {symbol} 的模块。</translation>
    </message>
    <message>
        <source>The guest&apos;s kernel lacks {symbol}: cloud images leave the DRM modules out.</source>
        <translation>虚拟机内核缺少 {symbol}：云镜像通常不含 DRM 模块。</translation>
    </message>
    <message>
        <source>The module {module} does not fit this kernel; release 2025.10.09 is known for that on 6.14.</source>
        <translation>模块 {module} 与该内核不匹配；版本 2025.10.09 在 6.14 上有此问题。</translation>
    </message>
    <message>
        <source>The device does not answer: the guest runs a driver that knows no VFs, or the PF is gone.</source>
        <translation>设备没有响应：虚拟机中的驱动不支持 VF，或宿主机上的 PF 已消失。</translation>
    </message>
    <message>
        <source>An old driver meets a newer GuC firmware. This is cosmetic in nearly all cases.</source>
        <translation>旧驱动遇到了较新的 GuC 固件，绝大多数情况下只是提示。</translation>
    </message>
    <message>
        <source>Alder Lake-N has no hwconfig table. This line says nothing about SR-IOV.</source>
        <translation>Alder Lake-N 没有 hwconfig 表，该行与 SR-IOV 无关。</translation>
    </message>
    <message>
        <source>The state of a VF could not be saved. It happens with VFs that the host&apos;s own driver holds.</source>
        <translation>无法保存 VF 的状态，常见于 VF 由宿主机驱动占用的情况。</translation>
    </message>
    <message>
        <source>The kernel hit a fault of a driver. Release 2026.02.04 is known for it.</source>
        <translation>内核遇到了驱动缺陷，已知版本 2026.02.04 有此问题。</translation>
    </message>
    <message>
        <source>The GPU stopped answering for a while. Heavy load on several VFs does that, and so do releases from 2026.09.14 on.</source>
        <translation>GPU 一度停止响应。多个 VF 高负载时会出现，2026.09.14 及以后的版本也有此问题。</translation>
    </message>
    <message>
        <source>xe says that it leaves device {device} to i915 unless told otherwise.</source>
        <translation>xe 提示：除非另行指定，设备 {device} 由 i915 驱动。</translation>
    </message>
    <message>
        <source>xe makes no VFs on this device.</source>
        <translation>xe 不支持在该设备上创建 VF。</translation>
    </message>
    <message>
        <source>A VM was given a device without a ROM, or the PF instead of a VF.</source>
        <translation>虚拟机分配到了没有 ROM 的设备，或者分配的是 PF 而不是 VF。</translation>
    </message>
    <message>
        <source>The firmware has switched VMX off.</source>
        <translation>固件关闭了 VMX。</translation>
    </message>
    <message>
        <source>The i915 of the backports package is loaded, which is not maintained and keeps others out.</source>
        <translation>加载的是 backports 软件包的 i915，它已停止维护，并且会排挤其他驱动。</translation>
    </message>
    <message>
        <source>The driver release is not made for this kernel.</source>
        <translation>该驱动版本不适用于此内核。</translation>
    </message>
    <message>
        <source>The driver could not be built for kernel {kernel}.</source>
        <translation>无法为内核 {kernel} 编译驱动。</translation>
    </message>
    <message>
        <source>The build ended with status {status}.</source>
        <translation>编译以状态 {status} 结束。</translation>
    </message>
    <message>
        <source>The kernel&apos;s interfaces are not those that this release was written for. Stable kernels take newer ones back.</source>
        <translation>内核接口与该版本编写时不同：稳定版内核会回移较新的接口。</translation>
    </message>
    <message>
        <source>The headers of kernel {kernel} are not installed.</source>
        <translation>没有安装内核 {kernel} 的头文件。</translation>
    </message>
    <message>
        <source>The build could not run its own script: /var/lib/dkms lies on a file system mounted noexec, or the compiler is missing.</source>
        <translation>编译脚本无法运行：/var/lib/dkms 所在文件系统以 noexec 挂载，或缺少编译器。</translation>
    </message>
    <message>
        <source>dkms kept the kernel&apos;s own module, as both carry the same version.</source>
        <translation>由于版本号相同，dkms 保留了内核自带的模块。</translation>
    </message>
    <message>
        <source>The module was built without a signature, as openssl is missing.</source>
        <translation>由于缺少 openssl，模块编译后没有签名。</translation>
    </message>
    <message>
        <source>A repository asks for a subscription that this host has not.</source>
        <translation>某个软件源需要订阅，而本机没有。</translation>
    </message>
    <message>
        <source>Another package tool holds {path}.</source>
        <translation>另一个软件包工具占用了 {path}。</translation>
    </message>
    <message>
        <source>An earlier installation was cut off.</source>
        <translation>之前的安装被中断。</translation>
    </message>
    <message>
        <source>No repository of this host has {package}.</source>
        <translation>本机的软件源中没有 {package}。</translation>
    </message>
    <message>
        <source>The name {host} could not be resolved.</source>
        <translation>无法解析域名 {host}。</translation>
    </message>
    <message>
        <source>A file system is full.</source>
        <translation>文件系统空间已满。</translation>
    </message>
    <message>
        <source>/etc/kernel/cmdline names no root file system, so no boot entry was written.</source>
        <translation>/etc/kernel/cmdline 没有指定根文件系统，因此没有写入启动项。</translation>
    </message>
    <message>
        <source>The VF {device} is gone: a VM has taken the PF, or the VFs were not made at this start.</source>
        <translation>VF {device} 已不存在：可能有虚拟机占用了 PF，或本次启动没有创建 VF。</translation>
    </message>
    <message>
        <source>PVE&apos;s kernels 6.8.12-12 and 6.14.8-1 refuse VFs of group {group} by a fault of their own.</source>
        <translation>PVE 内核 6.8.12-12 和 6.14.8-1 存在缺陷，会拒绝 IOMMU 组 {group} 的 VF。</translation>
    </message>
    <message>
        <source>The VM has wider addresses than the IOMMU can map.</source>
        <translation>虚拟机的地址宽度超出了 IOMMU 可映射的范围。</translation>
    </message>
    <message>
        <source>A VF has no OpRegion, because it never drives a monitor.</source>
        <translation>VF 没有 OpRegion，因为它不会驱动显示器。</translation>
    </message>
    <message>
        <source>pcie=1 needs the machine type q35.</source>
        <translation>pcie=1 需要 q35 机型。</translation>
    </message>
    <message>
        <source>An entry hostpci names both a device and a mapping, or neither.</source>
        <translation>hostpci 条目同时指定了设备和映射，或者两者都没有。</translation>
    </message>
    <message>
        <source>The mapping {mapping} does not exist.</source>
        <translation>映射 {mapping} 不存在。</translation>
    </message>
    <message>
        <source>A mapping describes a device that looks different now; a new kernel or firmware is enough for that.</source>
        <translation>映射描述的设备与现状不符，更换内核或固件都可能导致这种情况。</translation>
    </message>
    <message>
        <source>There is no device {device}.</source>
        <translation>设备 {device} 不存在。</translation>
    </message>
    <message>
        <source>One VM names {device} twice.</source>
        <translation>同一虚拟机两次指定了 {device}。</translation>
    </message>
    <message>
        <source>All VFs of the mapping for {slot} are taken.</source>
        <translation>{slot} 所用映射中的 VF 已全部被占用。</translation>
    </message>
    <message>
        <source>The IOMMU is not at work.</source>
        <translation>IOMMU 没有工作。</translation>
    </message>
    <message>
        <source>The devices of {group} could not be moved to vfio-pci.</source>
        <translation>无法将 {group} 的设备切换到 vfio-pci。</translation>
    </message>
    <message>
        <source>VM {vmid} has {device} already.</source>
        <translation>虚拟机 {vmid} 已占用 {device}。</translation>
    </message>
    <message>
        <source>{device} did not take its reset; the VM was started all the same.</source>
        <translation>{device} 复位失败，但虚拟机仍继续启动。</translation>
    </message>
    <message>
        <source>The VM is locked: {lock}.</source>
        <translation>虚拟机已被锁定：{lock}。</translation>
    </message>
    <message>
        <source>Somebody else changed the VM at the same time.</source>
        <translation>其他人同时修改了该虚拟机。</translation>
    </message>
    <message>
        <source>The cluster file system does not run, so no qm command works.</source>
        <translation>集群文件系统没有运行，所有 qm 命令都无法工作。</translation>
    </message>
    <message>
        <source>{setting} has a value that this version of PVE does not take.</source>
        <translation>{setting} 的值不被此版本的 PVE 接受。</translation>
    </message>
    <message>
        <source>Windows stopped the device. The CPU type, the driver&apos;s version and the display settings of the VM are the usual reasons.</source>
        <translation>Windows 停用了该设备，常见原因是虚拟机的 CPU 类型、驱动版本和显示设置。</translation>
    </message>
    <message>
        <source>The firmware offers VT-d, but the kernel has switched on no IOMMU unit.</source>
        <translation>固件提供了 VT-d，但内核没有启用任何 IOMMU 单元。</translation>
    </message>
    <message>
        <source>The i915 that is loaded is the kernel&apos;s own, not the one that was built. Most often the initramfs still holds the old one.</source>
        <translation>当前加载的 i915 是内核自带的，而不是编译出来的那一个，通常是因为 initramfs 里仍是旧模块。</translation>
    </message>
    <message>
        <source>The driver {module} was loaded with max_vfs={max_vfs}. With 0 it makes no VFs and says nothing about it.</source>
        <translation>驱动 {module} 加载时 max_vfs={max_vfs}。值为 0 时不会创建 VF，也不给出任何提示。</translation>
    </message>
    <message>
        <source>{vf} is in IOMMU group {group} together with another VF. A VM would get both, or neither.</source>
        <translation>{vf} 与另一个 VF 同在 IOMMU 分组 {group}，虚拟机只能同时得到两者，或者都得不到。</translation>
    </message>
    <message>
        <source>With Secure Boot the kernel loads signed modules only. The driver is signed with the key {key}, which is not enrolled in the firmware yet.</source>
        <translation>开启 Secure Boot 时内核只加载已签名的模块。驱动用密钥 {key} 签名，而该密钥尚未在固件中注册。</translation>
    </message>
    <message>
        <source>With Secure Boot the kernel loads signed modules only, and this host has no key yet to sign the driver with ({key}).</source>
        <translation>开启 Secure Boot 时内核只加载已签名的模块，而本机还没有用来给驱动签名的密钥（{key}）。</translation>
    </message>
    <message>
        <source>With Secure Boot the kernel loads signed modules only. Whether the key {key} is enrolled could not be read.</source>
        <translation>开启 Secure Boot 时内核只加载已签名的模块，而密钥 {key} 是否已注册无法读取。</translation>
    </message>
    <message>
        <source>What was read about the boot loader does not agree, as shown below. A parameter in the wrong file would have no effect.</source>
        <translation>关于引导加载程序读到的信息互相矛盾（见下方）。参数写错文件就不会生效。</translation>
    </message>
    <message>
        <source>The installed release {release} is not made for {kernels}; on that kernel there would be no VFs.</source>
        <translation>已安装的版本 {release} 不支持 {kernels}，用该内核启动后不会有 VF。</translation>
    </message>
    <message>
        <source>It cannot be told what {path} gives the kernel: {problem}</source>
        <translation>无法判断 {path} 会传给内核哪些参数：{problem}</translation>
    </message>
    <message>
        <source>{wrong} is read after vfpilot&apos;s file and replaces what that sets, so the kernel does not get {missing}.</source>
        <translation>{wrong} 在 vfpilot 的文件之后读取，覆盖了其中的设置，因此内核得不到 {missing}。</translation>
    </message>
    <message>
        <source>{wrong} holds the parameters, but this host starts with {loader}, which reads {path} instead.</source>
        <translation>参数写在了 {wrong} 里，但本机由 {loader} 引导，它读取的是 {path}。</translation>
    </message>
    <message>
        <source>The IOMMU units are there, but the kernel has put no device into a group.</source>
        <translation>IOMMU 单元存在，但内核没有把任何设备划入分组。</translation>
    </message>
    <message>
        <source>The IOMMU of this host maps {bits} bits of address. A VM whose CPU claims more cannot map all of its memory and fails to start with VFIO_MAP_DMA.</source>
        <translation>本机 IOMMU 只能映射 {bits} 位地址。如果虚拟机 CPU 报告的位数更多，就无法映射全部内存，启动时会报 VFIO_MAP_DMA 错误。</translation>
    </message>
    <message>
        <source>{vf} is in IOMMU group {group}, the group of {address} itself. A VM with this VF would take the PF along, and all VFs would be gone.</source>
        <translation>{vf} 与 {address} 本身同在 IOMMU 分组 {group}。虚拟机使用这个 VF 时会把 PF 一并带走，所有 VF 都会消失。</translation>
    </message>
    <message>
        <source>The kernel has put {address} into no IOMMU group, so no VF of it can be given to a VM.</source>
        <translation>内核没有把 {address} 划入任何 IOMMU 分组，它的 VF 无法分配给虚拟机。</translation>
    </message>
    <message>
        <source>The kernel was told by intel_iommu=igfx_off to leave the iGPU out of the IOMMU.</source>
        <translation>参数 intel_iommu=igfx_off 让内核把核显排除在 IOMMU 之外。</translation>
    </message>
    <message>
        <source>Nothing has loaded xe at this start. It is not always loaded by itself when i915 is kept out.</source>
        <translation>本次启动没有加载 xe。禁用 i915 后，xe 并不总会自动加载。</translation>
    </message>
    <message>
        <source>xe does not take this device (8086:{device}) by itself, and its force_probe does not name it.</source>
        <translation>xe 默认不接管该设备（8086:{device}），而 force_probe 中也没有它。</translation>
    </message>
    <message>
        <source>The driver was loaded with enable_guc={enable_guc}, which leaves out GuC submission. Without it there is no SR-IOV.</source>
        <translation>驱动加载时 enable_guc={enable_guc}，没有启用 GuC 提交，因而无法使用 SR-IOV。</translation>
    </message>
    <message>
        <source>{address} is run by {driver}; the VFs are to come from {wanted}.</source>
        <translation>{address} 由 {driver} 驱动，而 VF 应由 {wanted} 创建。</translation>
    </message>
    <message>
        <source>The VFs are made by sysfsutils, which leaves them to the host&apos;s drivers: {vf} is held by {driver}. A VM takes it over when it starts; until then programs on the host may use it.</source>
        <translation>VF 由 sysfsutils 创建，会留给主机驱动：{vf} 目前由 {driver} 占用。虚拟机启动时会接管它，在此之前主机上的程序可能会用到它。</translation>
    </message>
    <message>
        <source>{unit} is enabled, but not ordered before the VMs: one that starts at boot may not find its VF.</source>
        <translation>{unit} 已启用，但没有排在虚拟机之前：开机自启的虚拟机可能找不到 VF。</translation>
    </message>
    <message>
        <source>{path} has no line that makes the VFs of this iGPU.</source>
        <translation>{path} 中没有创建该核显 VF 的配置行。</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>Is this host ready for it?</source>
        <translation>这台主机准备好了吗？</translation>
    </message>
    <message>
        <source>From the CPU to the VFs, link by link. Nothing is changed by looking.</source>
        <translation>从 CPU 到 VF 逐项检查，检查过程不会改动任何内容。</translation>
    </message>
    <message>
        <source>Next: Choose</source>
        <translation>下一步：选择</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Looking at the host…</source>
        <translation>正在检查主机…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>The host could not be looked at. {reason}</source>
        <translation>无法检查主机。{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) only you can change. Begin with: {first}.</source>
        <translation>
            <numerusform>有 %n 项需要你亲自处理，请先看：{first}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing stands in the way. vfpilot sets %n thing(s) right, after you have seen how.</source>
        <translation>
            <numerusform>没有障碍。有 %n 项将由 vfpilot 处理，执行前会先给你看。</numerusform>
        </translation>
    </message>
    <message>
        <source>The chain is broken at: {first}. A new plan may set it right.</source>
        <translation>在这一环断开：{first}。重新生成方案或许可以修复。</translation>
    </message>
    <message>
        <source>Everything is in order: the VFs are there.</source>
        <translation>一切正常，VF 已就绪。</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>没有障碍。</translation>
    </message>
    <message>
        <source>Leftovers of other tools are in the way. On the next page you can have vfpilot clear them away.</source>
        <translation>其他工具的残留挡住了去路。在下一页可以让 vfpilot 一并清理。</translation>
    </message>
</context>
<context>
    <name>choose</name>
    <message>
        <source>i915 driver with SR-IOV, built on the host (DKMS)</source>
        <translation>支持 SR-IOV 的 i915 驱动，在主机上编译（DKMS）</translation>
    </message>
    <message>
        <source>xe driver of the kernel</source>
        <translation>内核自带的 xe 驱动</translation>
    </message>
    <message>
        <source>No way to make VFs here</source>
        <translation>此主机无法创建 VF</translation>
    </message>
    <message>
        <source>Release {release} is made for kernel {kernel} and known good.</source>
        <translation>版本 {release} 适配内核 {kernel}，已知可用。</translation>
    </message>
    <message>
        <source>Kernel {kernel} makes VFs by itself; nothing has to be built.</source>
        <translation>内核 {kernel} 自身即可创建 VF，无需编译驱动。</translation>
    </message>
    <message>
        <source>Works with the driver that is installed; nothing has to be removed first.</source>
        <translation>沿用已安装的驱动即可，无需先卸载任何软件包。</translation>
    </message>
    <message>
        <source>Possible once {package} is removed, whose driver would be loaded instead.</source>
        <translation>须先卸载 {package}，否则会优先加载它自带的驱动。</translation>
    </message>
    <message>
        <source>Kernel {kernel} is too old for every known release; from {nearest} on there is one.</source>
        <translation>内核 {kernel} 过旧，没有可用的驱动版本；{nearest} 起才有。</translation>
    </message>
    <message>
        <source>Kernel {kernel} is newer than every release known to work; the last is for {nearest}.</source>
        <translation>内核 {kernel} 比所有已知可用的驱动版本都新，目前最高支持到 {nearest}。</translation>
    </message>
    <message>
        <source>Needs kernel {needed} or later; this host runs {kernel}.</source>
        <translation>需要内核 {needed} 或更新，当前为 {kernel}。</translation>
    </message>
    <message>
        <source>This iGPU ({device}) is not supported this way.</source>
        <translation>此方式不支持该核显（{device}）。</translation>
    </message>
    <message>
        <source>Secure Boot is on: a module built here would not be loaded.</source>
        <translation>安全启动已开启，本机编译的模块无法加载。</translation>
    </message>
    <message>
        <source>Works on this host, but this version of vfpilot does not set it up yet.</source>
        <translation>此主机可用，但当前版本的 vfpilot 尚不支持自动配置。</translation>
    </message>
    <message>
        <source>How should the VFs be made?</source>
        <translation>用哪种方式创建 VF？</translation>
    </message>
    <message>
        <source>Choose the driver and the number of VFs. The plan is shown before anything is changed.</source>
        <translation>选择驱动和 VF 数量。改动之前会先展示完整方案。</translation>
    </message>
    <message>
        <source>Next: Review</source>
        <translation>下一步：审阅</translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>正在生成方案…</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Number of VFs</source>
        <translation>VF 数量</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>One VF per VM. All VFs share the GPU&apos;s time as they need it; two or three suit a small iGPU.</source>
        <translation>每台虚拟机使用一个 VF。各 VF 按需分享 GPU 时间，小型核显以 2～3 个为宜。</translation>
    </message>
    <message>
        <source>One VF per VM. GPU time is shared as needed, but fixed resources are split; with many busy VMs each gets slower.</source>
        <translation>每台虚拟机使用一个 VF。GPU 时间按需分享，但部分资源按数量均分；同时繁忙的虚拟机越多，每台越慢。</translation>
    </message>
    <message>
        <source>Driver package</source>
        <translation>驱动安装包</translation>
    </message>
    <message>
        <source>Get {file} from {page} and choose it here. vfpilot puts it on the host; nothing is installed before you have seen the plan.</source>
        <translation>请从 {page} 下载 {file}，然后在此选择。vfpilot 会把它传到主机；看过方案之前不会安装任何内容。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Use the simulated package</source>
        <translation>使用模拟安装包</translation>
    </message>
    <message>
        <source>Debian package (*.deb)</source>
        <translation>Debian 软件包 (*.deb)</translation>
    </message>
    <message>
        <source>Sending to the host: %1 of %2</source>
        <translation>正在传到主机：%1 / %2</translation>
    </message>
    <message>
        <source>{package} {version} ({architecture}) is on the host. SHA-256 {sha256}</source>
        <translation>{package} {version}（{architecture}）已在主机上。SHA-256 {sha256}</translation>
    </message>
    <message>
        <source>Release %1 is installed on the host already.</source>
        <translation>主机上已安装版本 %1。</translation>
    </message>
    <message>
        <source>The package could not be put on the host. %1</source>
        <translation>安装包未能传到主机。%1</translation>
    </message>
    <message>
        <source>The plan could not be made. %1</source>
        <translation>方案未能生成。%1</translation>
    </message>
    <message>
        <source>i915 backports driver of the old guide (DKMS)</source>
        <translation>旧教程使用的 i915 backports 驱动（DKMS）</translation>
    </message>
    <message>
        <source>Kernel {kernel} makes VFs by itself with a signed module, so Secure Boot can stay on.</source>
        <translation>内核 {kernel} 自带的已签名模块即可提供 VF，安全启动可以保持开启。</translation>
    </message>
    <message>
        <source>Release {release} works with kernel {kernel} as well. It has to be built for each kernel, but is the better proven way for Windows guests.</source>
        <translation>版本 {release} 同样支持内核 {kernel}：需要为每个内核编译，但在 Windows 虚拟机上经过更多验证。</translation>
    </message>
    <message>
        <source>Kernel {kernel} can make VFs by itself as well.</source>
        <translation>内核 {kernel} 自身也能提供 VF。</translation>
    </message>
    <message>
        <source>Not maintained, and published without a checksum: only from a package that you bring yourself, and never recommended.</source>
        <translation>已停止维护，发布时也没有校验值：只能使用您自行提供的软件包，不作推荐。</translation>
    </message>
    <message>
        <source>Secure Boot is on, and the key that signs modules built here is not enrolled in the firmware yet.</source>
        <translation>安全启动已开启，而用于签名本机编译模块的密钥尚未登记到固件。</translation>
    </message>
    <message>
        <source>Secure Boot is on, and this host has no key yet that could sign a module built here.</source>
        <translation>安全启动已开启，而本机还没有可用于签名编译模块的密钥。</translation>
    </message>
    <message>
        <source>A service of vfpilot&apos;s own (recommended)</source>
        <translation>vfpilot 自带的服务（推荐）</translation>
    </message>
    <message>
        <source>sysfsutils, with a line in /etc/sysfs.conf</source>
        <translation>sysfsutils，在 /etc/sysfs.conf 中加一行</translation>
    </message>
    <message>
        <source>Waits for the driver, makes the VFs before the VMs start, and keeps them away from the host&apos;s own drivers.</source>
        <translation>等待驱动就绪，在虚拟机启动前创建 VF，并避免被主机驱动占用。</translation>
    </message>
    <message>
        <source>The classic way of many guides. It does not wait for the driver, and leaves the VFs to the host&apos;s drivers until a VM takes one.</source>
        <translation>许多教程采用的传统方式。它不等待驱动就绪，在虚拟机接管之前，VF 会被主机驱动占用。</translation>
    </message>
    <message>
        <source>Usual on hosts with passthrough; leave it out only if a device of the host fails with it.</source>
        <translation>直通主机通常会加上；仅当主机的某个设备因此出问题时才去掉。</translation>
    </message>
    <message>
        <source>Only when the check found no room for the VFs&apos; memory and the firmware has no setting for it.</source>
        <translation>仅当检查发现 VF 没有可用的地址空间、而 BIOS 又没有相应设置时才需要。</translation>
    </message>
    <message>
        <source>When a Windows guest shows Code 43 with a recent Intel driver.</source>
        <translation>Windows 客户机装了较新的 Intel 驱动后出现代码 43 时需要。</translation>
    </message>
    <message>
        <source>Share the iGPU with containers</source>
        <translation>与容器共享核显</translation>
    </message>
    <message>
        <source>GVT-g: virtual GPUs of older generations</source>
        <translation>GVT-g：旧一代平台的虚拟 GPU</translation>
    </message>
    <message>
        <source>Give the whole iGPU to one VM</source>
        <translation>把整块核显交给一台虚拟机</translation>
    </message>
    <message>
        <source>LXC containers can use /dev/dri/renderD128 of the host, any number of them at once. They share the host&apos;s kernel and driver, so they are less isolated than VMs; nothing at boot has to be changed.</source>
        <translation>LXC 容器可以直接使用主机的 /dev/dri/renderD128，数量不限。容器与主机共用内核和驱动，隔离性不如虚拟机；无需改动任何启动设置。</translation>
    </message>
    <message>
        <source>No driver of the host runs {address}, so there is no render node to share.</source>
        <translation>主机上没有驱动接管 {address}，因此没有可共享的渲染节点。</translation>
    </message>
    <message>
        <source>{platform} can do it with the boot parameter i915.enable_gvt=1 and the modules kvmgt and mdev. It needs a kernel that still has kvmgt and does not go together with i915.enable_guc; there are few virtual GPUs.</source>
        <translation>{platform} 可以通过启动参数 i915.enable_gvt=1 以及 kvmgt、mdev 模块实现。需要仍带有 kvmgt 的内核，不能与 i915.enable_guc 同时使用，可创建的虚拟 GPU 数量也很少。</translation>
    </message>
    <message>
        <source>Only Intel&apos;s 5th to 10th generation (Broadwell to Comet Lake) can do this, not 8086:{device}.</source>
        <translation>只有 Intel 第 5 到第 10 代（Broadwell 到 Comet Lake）支持，8086:{device} 不支持。</translation>
    </message>
    <message>
        <source>One VM gets {address} and the host loses its screen. The VM needs OVMF and a matching GOP ROM; i915 and xe must be kept out on the host.</source>
        <translation>由一台虚拟机独占 {address}，主机将失去画面。虚拟机需要 OVMF 和匹配的 GOP ROM，主机上必须禁用 i915 和 xe。</translation>
    </message>
    <message>
        <source>{address} is a card of its own: the usual PCI passthrough gives it to one VM as a whole.</source>
        <translation>{address} 是独立显卡：用普通的 PCI 直通即可整卡交给一台虚拟机。</translation>
    </message>
    <message>
        <source>VT-d is off in the firmware; nothing can be passed through without it.</source>
        <translation>BIOS 中没有开启 VT-d，无法直通任何设备。</translation>
    </message>
    <message>
        <source>This generation needs QEMU 10.1, which comes with Proxmox VE 9.1; this host has {version}.</source>
        <translation>这一代核显需要 QEMU 10.1（随 Proxmox VE 9.1 提供），本机为 {version}。</translation>
    </message>
    <message>
        <source>Made again at each start by</source>
        <translation>开机时由谁重新创建</translation>
    </message>
    <message>
        <source>Advanced options</source>
        <translation>高级选项</translation>
    </message>
    <message>
        <source>What is possible instead</source>
        <translation>可行的替代方式</translation>
    </message>
    <message>
        <source>Nothing on this host can make VFs as it is. vfpilot does not set these up.</source>
        <translation>这台主机目前无法创建 VF。以下方式 vfpilot 不会代为设置。</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可行</translation>
    </message>
    <message>
        <source>Not on this host</source>
        <translation>本机不可行</translation>
    </message>
    <message>
        <source>The plan does this in any case.</source>
        <translation>无论是否勾选，方案都会处理此项。</translation>
    </message>
    <message>
        <source>{path}, line {line}, is written in a way that vfpilot does not change without being sure. Please do it by hand.</source>
        <translation>{path} 第 {line} 行的写法 vfpilot 没有把握正确修改，因此不会改动。请手动处理。</translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path} 第 {line} 行</translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <translation>%1；另有 %2 处</translation>
    </message>
    <message>
        <source>Leftovers of other tools found here</source>
        <translation>本机上发现的其他工具残留</translation>
    </message>
    <message>
        <source>What you tick is cleared away by the same plan: each change is shown as a diff first, and taken back with the rest. Nothing else in these files is touched.</source>
        <translation>勾选的项目由同一个方案清理：每处改动都会先以差异对比的形式列出，并可随方案一起撤销。这些文件的其余内容不会改动。</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Recommended: the VFs cannot be made while it is there.</source>
        <translation>建议清理：只要它还在，就无法创建 VF。</translation>
    </message>
    <message>
        <source>Release {failed} does not build for kernel {kernel} on this host, so {release} is the next to take.</source>
        <translation>版本 {failed} 在本机无法针对内核 {kernel} 编译，因此改用下一个版本 {release}。</translation>
    </message>
    <message>
        <source>Every release for kernel {kernel} was tried, and none builds on this host.</source>
        <translation>适用于内核 {kernel} 的版本均已试过，在本机都无法编译。</translation>
    </message>
</context>
<context>
    <name>connect</name>
    <message>
        <source>Which host shall share its iGPU?</source>
        <translation>要让哪台主机共享核显？</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Next: Check</source>
        <translation>下一步：检查</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Name or IP address</source>
        <translation>主机名或 IP 地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Hosts you know</source>
        <translation>已保存的主机</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>只想先看看？</translation>
    </message>
    <message>
        <source>A simulated Proxmox VE host on this computer lets you go through everything without any risk.</source>
        <translation>在本机启动一台模拟的 Proxmox VE 主机，可以毫无风险地走完全部流程。</translation>
    </message>
    <message>
        <source>Start the simulated host</source>
        <translation>启动模拟主机</translation>
    </message>
    <message>
        <source>Connect to the simulated host</source>
        <translation>连接模拟主机</translation>
    </message>
    <message>
        <source>Making the simulated host…</source>
        <translation>正在创建模拟主机…</translation>
    </message>
    <message>
        <source>The simulated host is starting…</source>
        <translation>模拟主机正在启动…</translation>
    </message>
    <message>
        <source>The simulated host did not start.</source>
        <translation>模拟主机未能启动。</translation>
    </message>
    <message>
        <source>Reaching {host}…</source>
        <translation>正在连接 {host}…</translation>
    </message>
    <message>
        <source>Checking that it is the right host…</source>
        <translation>正在核对主机身份…</translation>
    </message>
    <message>
        <source>Signing in as {user}…</source>
        <translation>正在以 {user} 登录…</translation>
    </message>
    <message>
        <source>Putting the engine on the host…</source>
        <translation>正在把引擎放到主机上…</translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation>正在启动引擎…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connected to {host}.</source>
        <translation>已连接到 {host}。</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Password of {user} on {host}</source>
        <translation>{host} 上用户 {user} 的密码</translation>
    </message>
    <message>
        <source>Passphrase of the key {file}</source>
        <translation>密钥 {file} 的口令</translation>
    </message>
    <message>
        <source>{host} asks {user}:</source>
        <translation>{host} 向 {user} 询问：</translation>
    </message>
    <message>
        <source>That was not right. Please try again.</source>
        <translation>输入有误，请重试。</translation>
    </message>
    <message>
        <source>Stays in memory and is never written anywhere.</source>
        <translation>仅保留在内存中，不会写入任何地方。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>This only puts a small program there that looks around. The host&apos;s settings stay as they are.</source>
        <translation>连接后只会在主机上放一个用于检查的小程序，不会改动任何设置。</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>via {hosts}</source>
        <translation>经由 {hosts}</translation>
    </message>
    <message>
        <source>“{name}” in ~/.ssh/config</source>
        <translation>~/.ssh/config 中的“{name}”</translation>
    </message>
    <message>
        <source>“{name}” in ~/.ssh/config, {way}</source>
        <translation>~/.ssh/config 中的“{name}”，{way}</translation>
    </message>
    <message>
        <source>Set there, but not followed by vfpilot: {options}. The host may not be reachable this way.</source>
        <translation>其中设置了 vfpilot 不支持的选项：{options}。按此方式可能无法连接主机。</translation>
    </message>
    <message>
        <source>Password of {user} on {host}, for sudo</source>
        <translation>{host} 上 {user} 的密码（用于 sudo）</translation>
    </message>
    <message>
        <source>Putting the engine on the host: {percent} %</source>
        <translation>正在把引擎放到主机上：{percent}%</translation>
    </message>
    <message>
        <source>Remember in the keychain of this desktop</source>
        <translation>保存到此桌面的密钥环</translation>
    </message>
    <message>
        <source>Goes into the keychain once it has proved right. “Forget passwords” takes it out again.</source>
        <translation>验证通过后写入密钥环。用“清除密码”可将其删除。</translation>
    </message>
    <message>
        <source>The keychain did not let vfpilot in, so this stays in memory only.</source>
        <translation>密钥环拒绝了 vfpilot 的访问，因此密码只保留在内存中。</translation>
    </message>
    <message>
        <source>No keychain is running on this desktop, so this stays in memory only.</source>
        <translation>此桌面没有运行密钥环服务，因此密码只保留在内存中。</translation>
    </message>
    <message>
        <source>What the keychain has is not right any more. Please type it.</source>
        <translation>密钥环中保存的内容已失效，请重新输入。</translation>
    </message>
    <message>
        <source>Forget passwords</source>
        <translation>清除密码</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>vfpilot made a mistake of its own. The log has the details.</source>
        <translation>vfpilot 自身出错，详情见日志。</translation>
    </message>
    <message>
        <source>The host sent something that vfpilot does not understand: {reason}</source>
        <translation>主机发来的内容无法识别：{reason}</translation>
    </message>
    <message>
        <source>A message was longer than the {limit} bytes allowed.</source>
        <translation>有一条消息超过了 {limit} 字节的上限。</translation>
    </message>
    <message>
        <source>The engine on the host does not know the request “{method}”. It may be older than this program.</source>
        <translation>主机上的引擎不认识请求“{method}”，它可能比本程序旧。</translation>
    </message>
    <message>
        <source>The engine did not accept a value: {reason}</source>
        <translation>引擎拒绝了一个参数值：{reason}</translation>
    </message>
    <message>
        <source>{path} cannot be read.</source>
        <translation>无法读取 {path}。</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>无法写入 {path}。</translation>
    </message>
    <message>
        <source>Line {line} of {path} is not in a form that vfpilot can edit safely.</source>
        <translation>{path} 第 {line} 行的格式特殊，vfpilot 无法安全修改。</translation>
    </message>
    <message>
        <source>{path} is larger than {limit} bytes.</source>
        <translation>{path} 超过 {limit} 字节。</translation>
    </message>
    <message>
        <source>{path} was changed after you reviewed the plan. It was left as it is.</source>
        <translation>{path} 在你审阅方案之后又有改动，已保持原样，未做修改。</translation>
    </message>
    <message>
        <source>There is no space left for {path}.</source>
        <translation>空间不足，无法写入 {path}。</translation>
    </message>
    <message>
        <source>The host has no {program}.</source>
        <translation>主机上没有 {program}。</translation>
    </message>
    <message>
        <source>{program} ended with status {status}. Its output is in the log.</source>
        <translation>{program} 以状态 {status} 退出，输出见日志。</translation>
    </message>
    <message>
        <source>{program} did not finish within {seconds} seconds.</source>
        <translation>{program} 在 {seconds} 秒内没有结束。</translation>
    </message>
    <message>
        <source>After the step “{step}” the host is not as it should be.</source>
        <translation>步骤“{step}”执行后，主机状态与预期不符。</translation>
    </message>
    <message>
        <source>The host has changed since the plan was made. Review the new plan.</source>
        <translation>生成方案之后主机有变化，请审阅新方案。</translation>
    </message>
    <message>
        <source>The engine does not do this ({finding}).</source>
        <translation>引擎拒绝执行（{finding}）。</translation>
    </message>
    <message>
        <source>The host has no job {job}.</source>
        <translation>主机上没有任务 {job}。</translation>
    </message>
    <message>
        <source>Job {job} is “{state}”; this cannot be done with it now.</source>
        <translation>任务 {job} 处于“{state}”状态，现在无法执行此操作。</translation>
    </message>
    <message>
        <source>The record of job {job} is damaged at line {line}.</source>
        <translation>任务 {job} 的记录在第 {line} 行损坏。</translation>
    </message>
    <message>
        <source>{path} was changed after vfpilot wrote it. Taking back would lose that change.</source>
        <translation>vfpilot 写入 {path} 之后它又被改动过，撤销会丢失那次改动。</translation>
    </message>
    <message>
        <source>The PCI devices of the host cannot be read ({path}).</source>
        <translation>无法读取主机的 PCI 设备（{path}）。</translation>
    </message>
    <message>
        <source>VM {vmid} is locked ({lock}). Wait until that has ended.</source>
        <translation>虚拟机 {vmid} 已锁定（{lock}），请等操作结束。</translation>
    </message>
    <message>
        <source>The settings of VM {vmid} were changed in the meantime. Look at them again.</source>
        <translation>虚拟机 {vmid} 的配置刚刚被改动，请重新查看。</translation>
    </message>
    <message>
        <source>The user {user} is not root on the host.</source>
        <translation>用户 {user} 在主机上没有 root 权限。</translation>
    </message>
    <message>
        <source>Stopped at your request.</source>
        <translation>已按你的要求停止。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>Nothing answers at {host}, port {port}. Is the address right, and is the host on?</source>
        <translation>{host} 端口 {port} 没有响应。请确认地址正确、主机已开机。</translation>
    </message>
    <message>
        <source>{host}, port {port}, did not answer within {seconds} seconds.</source>
        <translation>{host} 端口 {port} 在 {seconds} 秒内没有响应。</translation>
    </message>
    <message>
        <source>{host} answers with another key than last time ({file}, line {line}).</source>
        <translation>{host} 的主机密钥与上次不同（{file} 第 {line} 行）。</translation>
    </message>
    <message>
        <source>You did not accept the key of {host}. Nothing was sent to it.</source>
        <translation>你没有接受 {host} 的密钥，未向它发送任何内容。</translation>
    </message>
    <message>
        <source>{host} did not let {user} in. It accepts: {methods}.</source>
        <translation>{host} 拒绝了用户 {user} 的登录。它接受的方式：{methods}。</translation>
    </message>
    <message>
        <source>{path} is not a private key that can be used.</source>
        <translation>{path} 不是可用的私钥。</translation>
    </message>
    <message>
        <source>The engine program is missing at {path}. Install vfpilot again.</source>
        <translation>在 {path} 找不到引擎程序，请重新安装 vfpilot。</translation>
    </message>
    <message>
        <source>The engine could not be started on {host}.</source>
        <translation>无法在 {host} 上启动引擎。</translation>
    </message>
    <message>
        <source>{path} could not be sent to the host.</source>
        <translation>无法把 {path} 发送到主机。</translation>
    </message>
    <message>
        <source>{path} arrived damaged: its SHA-256 is {found}, expected {expected}.</source>
        <translation>{path} 传输后已损坏：SHA-256 应为 {expected}，实际为 {found}。</translation>
    </message>
    <message>
        <source>The engine speaks version {theirs}, this program version {ours}. Install the newer one.</source>
        <translation>引擎的协议版本为 {theirs}，本程序为 {ours}，请安装较新的版本。</translation>
    </message>
    <message>
        <source>“{name}” is not a driver package that vfpilot installs.</source>
        <translation>“{name}”不是 vfpilot 可以安装的驱动包。</translation>
    </message>
    <message>
        <source>This is not a Proxmox VE host of a version that vfpilot knows (found: {found}).</source>
        <translation>这不是 vfpilot 支持的 Proxmox VE 版本（检测到：{found}）。</translation>
    </message>
    <message>
        <source>The host has not come back within {minutes} minutes. The recovery card says what to do at its screen.</source>
        <translation>主机在 {minutes} 分钟内没有恢复。请按恢复卡在主机屏幕前操作。</translation>
    </message>
    <message>
        <source>The host answers, but it has not been restarted.</source>
        <translation>主机有响应，但并没有重启。</translation>
    </message>
    <message>
        <source>Another machine answers at this address than before.</source>
        <translation>这个地址现在响应的不是之前那台机器。</translation>
    </message>
    <message>
        <source>The VFs of {pf} could not be made ({reason}).</source>
        <translation>无法为 {pf} 创建 VF（{reason}）。</translation>
    </message>
    <message>
        <source>vfpilot needs a host with Linux on x86_64. This one says it is {found}. Nothing was put on it.</source>
        <translation>vfpilot 需要运行 x86_64 Linux 的主机，而这台主机报告为 {found}。未向其写入任何内容。</translation>
    </message>
    <message>
        <source>This host does not run Proxmox VE (found: {found}). Nothing was put on it.</source>
        <translation>这台主机运行的不是 Proxmox VE（检测到：{found}）。未向其写入任何内容。</translation>
    </message>
    <message>
        <source>This host runs Proxmox VE {version}. vfpilot needs version 8 or 9. Nothing was put on it.</source>
        <translation>这台主机运行 Proxmox VE {version}，vfpilot 需要 8 或 9 版。未向其写入任何内容。</translation>
    </message>
    <message>
        <source>The host lacks {library}, which is part of every Proxmox VE. Install the package libpci3 there. Nothing was put on the host.</source>
        <translation>主机缺少 {library}，而每个 Proxmox VE 都应带有它。请在主机上安装软件包 libpci3。未向主机写入任何内容。</translation>
    </message>
    <message>
        <source>The file system of {path} is mounted with noexec, so the engine can&apos;t run there. Remount it without noexec.</source>
        <translation>{path} 所在的文件系统以 noexec 挂载，引擎无法在其中运行。请去掉 noexec 后重新挂载。</translation>
    </message>
    <message>
        <source>The file system of {path} is read-only. Look at the host&apos;s kernel log for disk errors first.</source>
        <translation>{path} 所在的文件系统是只读的。请先检查主机内核日志中是否有磁盘错误。</translation>
    </message>
    <message>
        <source>{path} could be changed by someone other than root (owner {owner}, mode {mode}), so nothing is run from it. Remove it, or give it back to root.</source>
        <translation>root 以外的用户可以改动 {path}（属主 {owner}，权限 {mode}），因此不会运行其中的任何程序。请将其删除，或改回由 root 独占。</translation>
    </message>
    <message>
        <source>{user} is not root on {host}, and there is no sudo. Sign in as root, or install sudo.</source>
        <translation>{user} 不是 {host} 的 root，且主机上没有 sudo。请以 root 登录，或安装 sudo。</translation>
    </message>
    <message>
        <source>{user} may not use sudo on {host}. Sign in as root, or allow it in /etc/sudoers.d.</source>
        <translation>{user} 无权在 {host} 上使用 sudo。请以 root 登录，或在 /etc/sudoers.d 中授权。</translation>
    </message>
    <message>
        <source>sudo on {host} wants the password of {user}, and none was given.</source>
        <translation>{host} 上的 sudo 需要 {user} 的密码，但没有提供。</translation>
    </message>
    <message>
        <source>sudo on {host} did not accept the password of {user}.</source>
        <translation>{host} 上的 sudo 未接受 {user} 的密码。</translation>
    </message>
    <message>
        <source>sudo on {host} only works at a terminal (requiretty). Sign in as root, or set Defaults:{user} !requiretty.</source>
        <translation>{host} 上的 sudo 只能在终端中使用（requiretty）。请以 root 登录，或设置 Defaults:{user} !requiretty。</translation>
    </message>
    <message>
        <source>sudo did not let {user} become root on {host}. The log has its words.</source>
        <translation>sudo 没有让 {user} 成为 {host} 的 root，其原话见日志。</translation>
    </message>
    <message>
        <source>{jump} does not lead to {host}, port {port}. Is the address right as seen from there, and does its SSH server allow forwarding?</source>
        <translation>无法经由 {jump} 到达 {host} 的端口 {port}。从那里看该地址是否正确？其 SSH 服务器是否允许转发？</translation>
    </message>
    <message>
        <source>A job is being started on the host by somebody else. Try again in a moment.</source>
        <translation>另一方正在主机上启动任务，请稍后再试。</translation>
    </message>
    <message>
        <source>Job {job} is at work on the host. Wait for its end; the Apply page shows how far it is.</source>
        <translation>任务 {job} 正在主机上运行。请等待其结束，进度见“执行”页面。</translation>
    </message>
    <message>
        <source>Job {job} has been at work on the host since {since}. Wait for its end; the Apply page shows how far it is.</source>
        <translation>主机上的任务 {job} 自 {since} 起运行至今。请等待其结束，进度见“执行”页面。</translation>
    </message>
</context>
<context>
    <name>finding</name>
    <message>
        <source>CPU virtualization</source>
        <translation>CPU 虚拟化</translation>
    </message>
    <message>
        <source>Proxmox VE version</source>
        <translation>Proxmox VE 版本</translation>
    </message>
    <message>
        <source>VT-d in the firmware</source>
        <translation>固件中的 VT-d</translation>
    </message>
    <message>
        <source>Intel iGPU</source>
        <translation>Intel 核显</translation>
    </message>
    <message>
        <source>Known device</source>
        <translation>设备支持情况</translation>
    </message>
    <message>
        <source>SR-IOV in the iGPU</source>
        <translation>核显的 SR-IOV</translation>
    </message>
    <message>
        <source>Address space for VFs</source>
        <translation>VF 的地址空间</translation>
    </message>
    <message>
        <source>Secure Boot</source>
        <translation>安全启动</translation>
    </message>
    <message>
        <source>Boot loader</source>
        <translation>引导加载程序</translation>
    </message>
    <message>
        <source>Kernel headers</source>
        <translation>内核头文件</translation>
    </message>
    <message>
        <source>Driver that can make VFs</source>
        <translation>支持 VF 的驱动</translation>
    </message>
    <message>
        <source>Boot parameters</source>
        <translation>启动参数</translation>
    </message>
    <message>
        <source>Parameters of the running kernel</source>
        <translation>当前内核的参数</translation>
    </message>
    <message>
        <source>IOMMU at work</source>
        <translation>IOMMU 运行状态</translation>
    </message>
    <message>
        <source>Interrupt remapping</source>
        <translation>中断重映射</translation>
    </message>
    <message>
        <source>Driver that is loaded</source>
        <translation>已加载的驱动</translation>
    </message>
    <message>
        <source>Parameters of the driver</source>
        <translation>驱动参数</translation>
    </message>
    <message>
        <source>PF in SR-IOV mode</source>
        <translation>PF 的 SR-IOV 模式</translation>
    </message>
    <message>
        <source>Number of VFs</source>
        <translation>VF 数量</translation>
    </message>
    <message>
        <source>VFs ready for VMs</source>
        <translation>VF 可供虚拟机使用</translation>
    </message>
    <message>
        <source>VFs after each start</source>
        <translation>开机自动创建 VF</translation>
    </message>
    <message>
        <source>VFs in use</source>
        <translation>VF 使用情况</translation>
    </message>
    <message>
        <source>VMX is on · {model}</source>
        <translation>VMX 已开启 · {model}</translation>
    </message>
    <message>
        <source>Proxmox VE {version}</source>
        <translation>Proxmox VE {version}</translation>
    </message>
    <message>
        <source>The firmware offers VT-d (DMAR table found)</source>
        <translation>固件已提供 VT-d（存在 DMAR 表）</translation>
    </message>
    <message>
        <source>{address} · 8086:{device} · {platform}</source>
        <translation>{address} · 8086:{device} · {platform}</translation>
    </message>
    <message>
        <source>{platform} (8086:{device}) can do SR-IOV</source>
        <translation>{platform}（8086:{device}）支持 SR-IOV</translation>
    </message>
    <message>
        <source>{address} offers up to {totalVfs} VFs</source>
        <translation>{address} 最多可提供 {totalVfs} 个 VF</translation>
    </message>
    <message>
        <source>The firmware has set it aside</source>
        <translation>固件已预留</translation>
    </message>
    <message>
        <source>Off; the driver can be loaded unsigned</source>
        <translation>已关闭，可加载未签名的驱动</translation>
    </message>
    <message>
        <source>This host starts with {loader}</source>
        <translation>本机由 {loader} 引导</translation>
    </message>
    <message>
        <source>Installed for {kernels}</source>
        <translation>已为 {kernels} 安装</translation>
    </message>
    <message>
        <source>Release {release}, built for {kernels}</source>
        <translation>版本 {release}，已为 {kernels} 编译</translation>
    </message>
    <message>
        <source>Set, and in every boot entry</source>
        <translation>已设置，且每个启动项中都有</translation>
    </message>
    <message>
        <source>The kernel was started with them</source>
        <translation>当前内核启动时已带上这些参数</translation>
    </message>
    <message>
        <source>{units} units, {groups} groups</source>
        <translation>{units} 个 IOMMU 单元，{groups} 个分组</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>{module} {version}</source>
        <translation>{module} {version}</translation>
    </message>
    <message>
        <source>max_vfs={max_vfs}, enable_guc={enable_guc}</source>
        <translation>max_vfs={max_vfs}，enable_guc={enable_guc}</translation>
    </message>
    <message>
        <source>{address} is run by {driver} as a PF</source>
        <translation>{address} 由 {driver} 以 PF 模式驱动</translation>
    </message>
    <message>
        <source>{count} of {wanted} VFs are there</source>
        <translation>已有 {count} 个 VF，共需 {wanted} 个</translation>
    </message>
    <message>
        <source>On vfio-pci, each in an IOMMU group of its own</source>
        <translation>均绑定 vfio-pci，各自独占 IOMMU 分组</translation>
    </message>
    <message>
        <source>{used} in use, {free} free</source>
        <translation>{used} 个在用，{free} 个空闲</translation>
    </message>
    <message>
        <source>The plan installs them for {kernels}</source>
        <translation>方案会为 {kernels} 安装</translation>
    </message>
    <message>
        <source>The plan installs release {release}</source>
        <translation>方案会安装版本 {release}</translation>
    </message>
    <message>
        <source>The plan adds {missing}</source>
        <translation>方案会添加 {missing}</translation>
    </message>
    <message>
        <source>In force after the reboot</source>
        <translation>重启后生效</translation>
    </message>
    <message>
        <source>Comes with the parameters, after the reboot</source>
        <translation>重启后随参数一起启用</translation>
    </message>
    <message>
        <source>The new driver is loaded after the reboot</source>
        <translation>重启后加载新驱动</translation>
    </message>
    <message>
        <source>Set after the reboot</source>
        <translation>重启后设置</translation>
    </message>
    <message>
        <source>Switched on after the reboot</source>
        <translation>重启后启用</translation>
    </message>
    <message>
        <source>The VFs are made after the reboot</source>
        <translation>重启后创建 VF</translation>
    </message>
    <message>
        <source>Put on vfio-pci when they are made</source>
        <translation>创建时绑定到 vfio-pci</translation>
    </message>
    <message>
        <source>VMs cannot use this CPU&apos;s virtualization</source>
        <translation>虚拟机无法使用这颗 CPU 的虚拟化功能</translation>
    </message>
    <message>
        <source>Not a version that vfpilot can work with</source>
        <translation>vfpilot 不支持这个版本</translation>
    </message>
    <message>
        <source>The firmware does not offer VT-d</source>
        <translation>固件没有提供 VT-d</translation>
    </message>
    <message>
        <source>No Intel iGPU is visible</source>
        <translation>看不到 Intel 核显</translation>
    </message>
    <message>
        <source>8086:{device} cannot be set up</source>
        <translation>8086:{device} 无法配置</translation>
    </message>
    <message>
        <source>The iGPU offers no SR-IOV</source>
        <translation>核显没有提供 SR-IOV</translation>
    </message>
    <message>
        <source>There is no room for the VFs&apos; memory</source>
        <translation>没有为 VF 的内存窗口留出空间</translation>
    </message>
    <message>
        <source>Missing for {kernels}</source>
        <translation>缺少 {kernels} 的头文件</translation>
    </message>
    <message>
        <source>Not built for {kernels}</source>
        <translation>尚未为 {kernels} 编译</translation>
    </message>
    <message>
        <source>The next start would be without {missing}</source>
        <translation>下次启动将缺少 {missing}</translation>
    </message>
    <message>
        <source>The kernel was started without {missing}</source>
        <translation>内核启动时缺少 {missing}</translation>
    </message>
    <message>
        <source>The IOMMU is not working</source>
        <translation>IOMMU 没有工作</translation>
    </message>
    <message>
        <source>Not enabled</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Not the driver that can make VFs</source>
        <translation>不是支持 VF 的驱动</translation>
    </message>
    <message>
        <source>{address} does not work as a PF</source>
        <translation>{address} 没有以 PF 模式工作</translation>
    </message>
    <message>
        <source>{vf} is not ready for a VM</source>
        <translation>{vf} 还不能交给虚拟机</translation>
    </message>
    <message>
        <source>Shows itself once the links above hold</source>
        <translation>前面的环节正常后才能检查</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>for information</source>
        <translation>供参考</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>请留意</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>将由方案处理</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>需要你处理</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>尚未检查到</translation>
    </message>
    <message>
        <source>Not off, as far as one can see</source>
        <translation>未确认已关闭</translation>
    </message>
    <message>
        <source>VMD (disk controller)</source>
        <translation>VMD（磁盘控制器）</translation>
    </message>
    <message>
        <source>Leftovers of other attempts</source>
        <translation>以往尝试的残留</translation>
    </message>
    <message>
        <source>Address width of the IOMMU</source>
        <translation>IOMMU 地址宽度</translation>
    </message>
    <message>
        <source>IOMMU group of the PF</source>
        <translation>PF 的 IOMMU 分组</translation>
    </message>
    <message>
        <source>On; the key that signs the driver is enrolled</source>
        <translation>已开启，驱动签名所用的密钥已注册</translation>
    </message>
    <message>
        <source>Does not matter: the kernel&apos;s own driver is signed</source>
        <translation>无影响：内核自带的驱动已签名</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>{address} concerns disks, not the iGPU; it may stay on</source>
        <translation>{address} 只涉及磁盘，与核显无关，可以保持开启</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>{count} found; they do no harm</source>
        <translation>发现 {count} 处，不影响使用</translation>
    </message>
    <message>
        <source>Not needed: nothing has to be built</source>
        <translation>不需要：无需编译</translation>
    </message>
    <message>
        <source>{driver} comes with {kernels}</source>
        <translation>{kernels} 自带 {driver}</translation>
    </message>
    <message>
        <source>{bits} bits</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>The table does not say</source>
        <translation>DMAR 表中没有给出</translation>
    </message>
    <message>
        <source>{address} is in group {group}, without any VF</source>
        <translation>{address} 在分组 {group} 中，组内没有 VF</translation>
    </message>
    <message>
        <source>{module}, the kernel&apos;s own</source>
        <translation>{module}（内核自带）</translation>
    </message>
    <message>
        <source>VFs are allowed</source>
        <translation>允许创建 VF</translation>
    </message>
    <message>
        <source>{unit} makes them before the VMs start</source>
        <translation>{unit} 会在虚拟机启动前创建</translation>
    </message>
    <message>
        <source>{unit} makes them, by a line in {path}</source>
        <translation>{unit} 按 {path} 中的配置创建</translation>
    </message>
    <message>
        <source>The plan clears them away</source>
        <translation>方案会清理</translation>
    </message>
    <message>
        <source>{module} is loaded after the reboot</source>
        <translation>重启后会加载 {module}</translation>
    </message>
    <message>
        <source>The plan sets up {unit}</source>
        <translation>方案会设置 {unit}</translation>
    </message>
    <message>
        <source>On; the driver would be refused</source>
        <translation>已开启，驱动会被拒绝加载</translation>
    </message>
    <message>
        <source>It is not certain which one starts this host</source>
        <translation>无法确定本机由哪一个引导</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>发现 {count} 处</translation>
    </message>
    <message>
        <source>{driver} makes no VFs with {kernels}</source>
        <translation>{driver} 在 {kernels} 上不能创建 VF</translation>
    </message>
    <message>
        <source>{address} is not kept apart from VMs</source>
        <translation>{address} 没有与虚拟机隔离</translation>
    </message>
    <message>
        <source>With these the driver makes no VFs</source>
        <translation>按这些参数，驱动不会创建 VF</translation>
    </message>
    <message>
        <source>{unit} does not run in time at the next start</source>
        <translation>下次启动时 {unit} 不会及时运行</translation>
    </message>
    <message>
        <source>{count} found; can be cleared away on the page Choose</source>
        <translation>发现 {count} 项；可在“选择”页勾选清理</translation>
    </message>
</context>
<context>
    <name>finish</name>
    <message>
        <source>Finish: what this host has now</source>
        <translation>完成：主机的当前状态</translation>
    </message>
    <message>
        <source>Keep the report and the recovery card; everything can still be taken back.</source>
        <translation>请保存报告和恢复卡。所有更改仍然可以撤销。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>已完成的工作</translation>
    </message>
    <message>
        <source>vfpilot has changed nothing on this host.</source>
        <translation>vfpilot 没有更改这台主机上的任何内容。</translation>
    </message>
    <message>
        <source>Every link from the firmware to the VFs was checked on the running host.</source>
        <translation>从固件到 VF 的每个环节都已在运行中的主机上验证。</translation>
    </message>
    <message>
        <source>The chain is not whole yet; Verify names the first broken link.</source>
        <translation>检查链还不完整，“验证”页会指出第一个有问题的环节。</translation>
    </message>
    <message>
        <source>Who holds which VF</source>
        <translation>VF 分配情况</translation>
    </message>
    <message>
        <source>No VM holds a VF yet. You can come back to Machines at any time.</source>
        <translation>还没有虚拟机持有 VF，随时可以回到“虚拟机”页分配。</translation>
    </message>
    <message>
        <source>To keep</source>
        <translation>请妥善保存</translation>
    </message>
    <message>
        <source>Save the report …</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>报告已保存。</translation>
    </message>
    <message>
        <source>The report could not be saved. Choose another folder.</source>
        <translation>无法保存报告，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Save the recovery card …</source>
        <translation>保存恢复卡…</translation>
    </message>
    <message>
        <source>At the next kernel update</source>
        <translation>下次内核更新时</translation>
    </message>
    <message>
        <source>Proxmox VE installs new kernels with its updates. DKMS then builds this driver for them, if its release fits that kernel and the headers are installed. Before you restart into a new kernel, connect once more: Check says whether the driver is built for the kernel that starts next.</source>
        <translation>Proxmox VE 会随更新安装新内核。如果驱动版本适用于新内核，且已安装对应的头文件，DKMS 会为其编译驱动。在重启进入新内核之前，请再次连接：“检查”页会说明驱动是否已为下次启动的内核编译好。</translation>
    </message>
    <message>
        <source>Take everything back</source>
        <translation>撤销所有更改</translation>
    </message>
    <message>
        <source>History lists each job. Taking one back shows its steps first, like the plan did.</source>
        <translation>“历史”中列出了每个任务。撤销前会像方案一样先显示将执行的步骤。</translation>
    </message>
    <message>
        <source>Open History</source>
        <translation>打开历史</translation>
    </message>
    <message numerus="yes">
        <source>%n VFs were set up on {gpu} with driver release {release}.</source>
        <translation>
            <numerusform>已在 {gpu} 上设置 %n 个 VF，驱动版本 {release}。</numerusform>
        </translation>
    </message>
    <message>
        <source>{vf} belongs to VM {vmid} ({name}).</source>
        <translation>{vf} 已分配给虚拟机 {vmid}（{name}）。</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>正在读取已完成的操作……</translation>
    </message>
    <message>
        <source>The report says what the host has and how it came to it. The recovery card says how to start the host without it.</source>
        <translation>报告记录主机的现状和来由，恢复卡说明如何在不使用这些改动的情况下启动主机。</translation>
    </message>
    <message numerus="yes">
        <source>%n VFs belong to VMs.</source>
        <translation>
            <numerusform>%n 个 VF 已分配给虚拟机。</numerusform>
        </translation>
    </message>
    <message>
        <source>The host could not be looked at.</source>
        <translation>无法读取主机的状态。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
</context>
<context>
    <name>fix</name>
    <message>
        <source>Nothing on this host can be done about it.</source>
        <translation>这台主机无法解决此问题。</translation>
    </message>
    <message>
        <source>Switch on “Intel Virtualization Technology” (VMX) in the firmware setup.</source>
        <translation>在 BIOS 设置中开启“Intel Virtualization Technology”（VMX）。</translation>
    </message>
    <message>
        <source>Connect to a host that runs Proxmox VE 8 or newer.</source>
        <translation>请连接到运行 Proxmox VE 8 或更新版本的主机。</translation>
    </message>
    <message>
        <source>Upgrade the host to Proxmox VE 8 or newer first.</source>
        <translation>请先把主机升级到 Proxmox VE 8 或更新版本。</translation>
    </message>
    <message>
        <source>Switch on “VT-d” in the firmware setup, often below “System Agent” or “Advanced”.</source>
        <translation>在 BIOS 设置中开启“VT-d”，通常位于“System Agent”或“Advanced”之下。</translation>
    </message>
    <message>
        <source>Set “Internal Graphics” to “Enabled” in the firmware setup (not “Auto”).</source>
        <translation>在 BIOS 设置中把“Internal Graphics”设为“Enabled”（不要用“Auto”）。</translation>
    </message>
    <message>
        <source>Look for an update of vfpilot. A device that nobody has tried is better left alone.</source>
        <translation>请检查 vfpilot 是否有更新。没有人验证过的设备最好不要动。</translation>
    </message>
    <message>
        <source>Switch on “SR-IOV” in the firmware setup. If there is no such entry, look for a firmware update.</source>
        <translation>在 BIOS 设置中开启“SR-IOV”。如果没有该选项，请查找 BIOS 更新。</translation>
    </message>
    <message>
        <source>Switch on “Above 4G Decoding” (and “Re-Size BAR” if it is there) in the firmware setup.</source>
        <translation>在 BIOS 设置中开启“Above 4G Decoding”（如有“Re-Size BAR”也一并开启）。</translation>
    </message>
    <message>
        <source>Nothing is changed on such a host. Please report what is shown here, so that vfpilot can learn it.</source>
        <translation>vfpilot 不会改动这类主机。欢迎反馈此处显示的内容，以便日后支持。</translation>
    </message>
    <message>
        <source>Nothing to do: the plan installs them.</source>
        <translation>无需操作，方案会自动安装。</translation>
    </message>
    <message>
        <source>Nothing to do: the plan installs the driver and has it built.</source>
        <translation>无需操作，方案会安装并编译驱动。</translation>
    </message>
    <message>
        <source>Make the plan again: it installs the missing headers and builds the driver for these kernels.</source>
        <translation>重新生成方案：它会补装头文件，并为这些内核编译驱动。</translation>
    </message>
    <message>
        <source>Make the plan again and apply it: it puts this right.</source>
        <translation>重新生成并执行方案即可修复。</translation>
    </message>
    <message>
        <source>Make the plan again: it writes the boot entries anew.</source>
        <translation>重新生成方案：它会重写启动项。</translation>
    </message>
    <message>
        <source>Restart the host.</source>
        <translation>重启主机。</translation>
    </message>
    <message>
        <source>Compare the entry that was started, shown above, with the boot menu; another disk may have its own boot loader.</source>
        <translation>将上面显示的启动项与启动菜单对照；另一块磁盘上可能还有自己的引导加载程序。</translation>
    </message>
    <message>
        <source>Check that “VT-d” is on in the firmware setup, and read the lines with DMAR in the kernel log.</source>
        <translation>确认 BIOS 中已开启“VT-d”，并查看内核日志中带 DMAR 的行。</translation>
    </message>
    <message>
        <source>Look for a firmware update and for “Interrupt Remapping” or “x2APIC” in its setup.</source>
        <translation>查找 BIOS 更新，并在设置中查看“Interrupt Remapping”或“x2APIC”。</translation>
    </message>
    <message>
        <source>Make the plan again: it builds the initramfs anew.</source>
        <translation>重新生成方案：它会重建 initramfs。</translation>
    </message>
    <message>
        <source>See whether a file below /etc/modprobe.d sets other values, then make the plan again.</source>
        <translation>检查 /etc/modprobe.d 下是否有文件设了别的值，然后重新生成方案。</translation>
    </message>
    <message>
        <source>The kernel log lines shown above name the reason. If there are none, switch on “Above 4G Decoding” in the firmware setup.</source>
        <translation>原因见上面的内核日志；如果没有相关日志，请在 BIOS 中开启“Above 4G Decoding”。</translation>
    </message>
    <message>
        <source>Take the PF out of the VM that has it (hostpci), and out of “vfio-pci ids=”, then restart the host.</source>
        <translation>从占用 PF 的虚拟机（hostpci）和“vfio-pci ids=”中移除 PF，然后重启主机。</translation>
    </message>
    <message>
        <source>Restart the host, or run on it: systemctl restart vfpilot-vfs.service</source>
        <translation>重启主机，或在主机上执行：systemctl restart vfpilot-vfs.service</translation>
    </message>
    <message>
        <source>Do not give this VF to a VM. Look for a firmware update, and please report what is shown here.</source>
        <translation>不要把这个 VF 交给虚拟机。请查找 BIOS 更新，并反馈此处显示的内容。</translation>
    </message>
    <message>
        <source>Run on the host: systemctl enable {unit}</source>
        <translation>在主机上执行：systemctl enable {unit}</translation>
    </message>
    <message>
        <source>Nothing to do: the plan sets it.</source>
        <translation>无需操作，方案会自动设置。</translation>
    </message>
    <message>
        <source>Look in the firmware setup whether Secure Boot is off.</source>
        <translation>请在 BIOS 设置中确认安全启动已关闭。</translation>
    </message>
    <message>
        <source>Use a kernel that a driver exists for; the page Choose names it for each way.</source>
        <translation>请换用有对应驱动的内核，“选择”页面会列出各路线支持的内核。</translation>
    </message>
    <message>
        <source>Remove that package first. Run on the host: dpkg -P {package}</source>
        <translation>请先卸载该软件包，在主机上执行：dpkg -P {package}</translation>
    </message>
    <message>
        <source>Install the headers of the running kernel, let dkms build the driver again (dkms autoinstall), then rebuild the initramfs and the boot entries and restart.</source>
        <translation>安装当前内核的头文件，用 dkms autoinstall 重新编译驱动，然后重建 initramfs 和启动项并重启。</translation>
    </message>
    <message>
        <source>Switch on “Above 4G Decoding” and SR-IOV in the firmware setup and look for a newer firmware. The last resort is the parameter pci=realloc.</source>
        <translation>在固件设置中启用“Above 4G Decoding”和 SR-IOV，并查找更新的固件。最后的办法是添加参数 pci=realloc。</translation>
    </message>
    <message>
        <source>Set i915.enable_guc=3 and i915.max_vfs (for xe: xe.max_vfs), make sure that the boot entry carries them, and restart.</source>
        <translation>设置 i915.enable_guc=3 和 i915.max_vfs（xe 为 xe.max_vfs），确认启动项包含这些参数，然后重启。</translation>
    </message>
    <message>
        <source>Look at the lines of the driver just before this one: they name the reason.</source>
        <translation>查看该行之前的驱动日志，其中有具体原因。</translation>
    </message>
    <message>
        <source>Take the iGPU out of blacklists and of “vfio-pci ids=”, and out of VMs that have the PF, then restart.</source>
        <translation>将核显从黑名单、“vfio-pci ids=”以及占用 PF 的虚拟机中移除，然后重启。</translation>
    </message>
    <message>
        <source>Write 0 to sriov_numvfs while no VM holds a VF, then the new number.</source>
        <translation>在没有虚拟机占用 VF 时先向 sriov_numvfs 写入 0，再写入新的数量。</translation>
    </message>
    <message>
        <source>Shut down the VMs that hold a VF first.</source>
        <translation>请先关闭占用 VF 的虚拟机。</translation>
    </message>
    <message>
        <source>See that no VM has the PF (function 0, or the device without a function), and that the VFs are made at each start.</source>
        <translation>确认没有虚拟机占用 PF（功能号 0，或未带功能号的设备），并且每次启动都会创建 VF。</translation>
    </message>
    <message>
        <source>Restart the host when you can. Until then give the VM another VF.</source>
        <translation>方便时重启宿主机，在此之前为虚拟机换用其他 VF。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Enroll the key of dkms (mokutil --import /var/lib/dkms/mok.pub) and confirm it at the console at the next start, or switch Secure Boot off.</source>
        <translation>登记 dkms 的密钥（mokutil --import /var/lib/dkms/mok.pub），下次启动时在控制台确认；或关闭安全启动。</translation>
    </message>
    <message>
        <source>Run on the host: update-initramfs -u -k all, then refresh the boot entries and restart.</source>
        <translation>在宿主机上运行 update-initramfs -u -k all，然后更新启动项并重启。</translation>
    </message>
    <message>
        <source>Install linux-modules-extra for its kernel in the guest.</source>
        <translation>在虚拟机中安装与其内核对应的 linux-modules-extra。</translation>
    </message>
    <message>
        <source>Use the release that vfpilot recommends for this kernel.</source>
        <translation>使用 vfpilot 为该内核推荐的版本。</translation>
    </message>
    <message>
        <source>Install a driver that knows VFs in the guest and rebuild its initramfs; check that the host still has its PF.</source>
        <translation>在虚拟机中安装支持 VF 的驱动并重建其 initramfs，同时确认宿主机的 PF 仍在。</translation>
    </message>
    <message>
        <source>Let vfpilot bind the VFs to vfio-pci as soon as they are made.</source>
        <translation>让 vfpilot 在创建 VF 后立即将其绑定到 vfio-pci。</translation>
    </message>
    <message>
        <source>Use fewer VFs at once, or another driver release.</source>
        <translation>减少同时使用的 VF，或更换驱动版本。</translation>
    </message>
    <message>
        <source>Give the VM a VF, and switch its ROM off (rombar=0) or name a ROM file.</source>
        <translation>为虚拟机分配 VF，并关闭其 ROM（rombar=0）或指定 ROM 文件。</translation>
    </message>
    <message>
        <source>Read make.log of the build. Most often another release fits this kernel.</source>
        <translation>查看编译日志 make.log。通常换用适合该内核的版本即可。</translation>
    </message>
    <message>
        <source>Install proxmox-headers for this very kernel, and the meta package that keeps them coming.</source>
        <translation>安装与该内核完全对应的 proxmox-headers，以及保证后续更新的元软件包。</translation>
    </message>
    <message>
        <source>Install build-essential, and see that /var/lib/dkms is not mounted noexec.</source>
        <translation>安装 build-essential，并确认 /var/lib/dkms 没有以 noexec 挂载。</translation>
    </message>
    <message>
        <source>Install openssl, then build the driver again.</source>
        <translation>安装 openssl，然后重新编译驱动。</translation>
    </message>
    <message>
        <source>Switch the enterprise repository off and use pve-no-subscription, unless you have a subscription.</source>
        <translation>如果没有订阅，请停用 enterprise 软件源并使用 pve-no-subscription。</translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation>等待其完成后重试。</translation>
    </message>
    <message>
        <source>Run on the host: dpkg --configure -a</source>
        <translation>在宿主机上运行：dpkg --configure -a</translation>
    </message>
    <message>
        <source>Run apt update, and check that the suite of each repository is that of the host.</source>
        <translation>运行 apt update，并检查各软件源的发行代号与宿主机一致。</translation>
    </message>
    <message>
        <source>Check the network and the name servers of the host.</source>
        <translation>检查宿主机的网络和 DNS 设置。</translation>
    </message>
    <message>
        <source>Free some space: old kernels take most of it in /boot and on the ESP.</source>
        <translation>请释放空间：/boot 和 ESP 中的旧内核占用最多。</translation>
    </message>
    <message>
        <source>Put the host&apos;s own root= back into the first line of /etc/kernel/cmdline; /proc/cmdline shows the one in use.</source>
        <translation>将宿主机自己的 root= 写回 /etc/kernel/cmdline 的第一行；/proc/cmdline 中有正在使用的值。</translation>
    </message>
    <message>
        <source>Install kernel 6.8.12-13 or 6.14.8-2, or a later one.</source>
        <translation>安装内核 6.8.12-13、6.14.8-2 或更新的版本。</translation>
    </message>
    <message>
        <source>Set the VM&apos;s CPU type to host.</source>
        <translation>将虚拟机的 CPU 类型设置为 host。</translation>
    </message>
    <message>
        <source>Set the VM&apos;s machine type to q35, or switch pcie off for this device.</source>
        <translation>将虚拟机的机型设置为 q35，或为该设备关闭 pcie。</translation>
    </message>
    <message>
        <source>Correct the VM&apos;s entry hostpci.</source>
        <translation>修正虚拟机的 hostpci 条目。</translation>
    </message>
    <message>
        <source>Make the mapping anew from the VFs that are there.</source>
        <translation>根据现有的 VF 重新创建映射。</translation>
    </message>
    <message>
        <source>Give the VM a VF that is free.</source>
        <translation>为虚拟机分配空闲的 VF。</translation>
    </message>
    <message>
        <source>Switch on VT-d in the firmware setup and set intel_iommu=on.</source>
        <translation>在固件设置中启用 VT-d，并设置 intel_iommu=on。</translation>
    </message>
    <message>
        <source>Wait until the task that holds the lock is done.</source>
        <translation>等待持有锁的任务完成。</translation>
    </message>
    <message>
        <source>Look at the VM again and repeat the change.</source>
        <translation>重新查看该虚拟机后再次修改。</translation>
    </message>
    <message>
        <source>See why pve-cluster.service does not run.</source>
        <translation>检查 pve-cluster.service 没有运行的原因。</translation>
    </message>
    <message>
        <source>Set the CPU type to host, leave x-vga off, and try one change at a time: a ROM file, another driver version, no VBS.</source>
        <translation>将 CPU 类型设为 host，不启用 x-vga，并逐项尝试：指定 ROM 文件、更换驱动版本、关闭 VBS。</translation>
    </message>
    <message>
        <source>Take this id out of {path}.</source>
        <translation>从 {path} 中删除该 ID。</translation>
    </message>
    <message>
        <source>Take line {line} out of {path}.</source>
        <translation>删除 {path} 的第 {line} 行。</translation>
    </message>
    <message>
        <source>Take it out of the boot parameters ({path}).</source>
        <translation>从启动参数中删除（{path}）。</translation>
    </message>
    <message>
        <source>Leave one of them in {path}.</source>
        <translation>在 {path} 中只保留一个。</translation>
    </message>
    <message>
        <source>Save {path} with Unix line ends.</source>
        <translation>以 Unix 换行符保存 {path}。</translation>
    </message>
    <message>
        <source>Keep one way of making VFs: take line {line} out of {path} if vfpilot is to do it.</source>
        <translation>只保留一种创建 VF 的方式：若由 vfpilot 负责，请删除 {path} 的第 {line} 行。</translation>
    </message>
    <message>
        <source>Take “apt update” off the end of line {line} of {path}.</source>
        <translation>删除 {path} 第 {line} 行末尾的“apt update”。</translation>
    </message>
    <message>
        <source>Run on the host: dkms remove {module}/{version} --all</source>
        <translation>在宿主机上运行：dkms remove {module}/{version} --all</translation>
    </message>
    <message>
        <source>Take the pin back when a newer kernel fits: proxmox-boot-tool kernel unpin</source>
        <translation>新内核适用后请取消固定：proxmox-boot-tool kernel unpin</translation>
    </message>
    <message>
        <source>Run on the host: proxmox-boot-tool kernel unpin</source>
        <translation>在宿主机上运行：proxmox-boot-tool kernel unpin</translation>
    </message>
    <message>
        <source>The page Choose shows what is possible instead: sharing with containers, or the whole iGPU for one VM.</source>
        <translation>“选择”页列出了可行的替代方式：与容器共享，或把整块核显交给一台虚拟机。</translation>
    </message>
    <message>
        <source>Run on the host: mokutil --import {key}, restart, and choose “Enroll MOK” on the host&apos;s own console; this cannot be done over SSH. Or switch off Secure Boot in the firmware setup.</source>
        <translation>在主机上运行 mokutil --import {key}，重启后在主机的本地控制台选择“Enroll MOK”（无法通过 SSH 完成）。也可以在 BIOS 中关闭 Secure Boot。</translation>
    </message>
    <message>
        <source>Run on the host: openssl req -new -x509 -nodes -newkey rsa:2048 -days 36500 -subj /CN=dkms -outform DER -keyout /var/lib/dkms/mok.key -out {key}; then mokutil --import {key}, restart, and choose “Enroll MOK” on the host&apos;s own console. Or switch off Secure Boot in the firmware setup.</source>
        <translation>在主机上运行 openssl req -new -x509 -nodes -newkey rsa:2048 -days 36500 -subj /CN=dkms -outform DER -keyout /var/lib/dkms/mok.key -out {key}，再运行 mokutil --import {key}，重启后在主机的本地控制台选择“Enroll MOK”。也可以在 BIOS 中关闭 Secure Boot。</translation>
    </message>
    <message>
        <source>Choose the kernel&apos;s own xe driver, which is signed. Or run mokutil --import {key}, restart, and choose “Enroll MOK” on the host&apos;s own console.</source>
        <translation>改用内核自带的 xe 驱动（已签名）。或运行 mokutil --import {key}，重启后在主机的本地控制台选择“Enroll MOK”。</translation>
    </message>
    <message>
        <source>See which boot loader the firmware starts (efibootmgr -v, proxmox-boot-tool status) and clear away the other one. Until then nothing is changed on this host.</source>
        <translation>请查明固件启动的是哪个引导加载程序（efibootmgr -v、proxmox-boot-tool status），并清除另一个。在此之前不会改动这台主机。</translation>
    </message>
    <message>
        <source>Make the plan again with a release that is made for this kernel; or stay with the kernel before it: proxmox-boot-tool kernel pin.</source>
        <translation>选用支持该内核的驱动版本重新生成方案；或用 proxmox-boot-tool kernel pin 固定在之前的内核。</translation>
    </message>
    <message>
        <source>Put that place right by hand, then look again.</source>
        <translation>请手动改正该处，然后重新检查。</translation>
    </message>
    <message>
        <source>Take the assignment out of {wrong}, or let it keep what is there: &quot;$GRUB_CMDLINE_LINUX_DEFAULT …&quot;. Then run update-grub.</source>
        <translation>从 {wrong} 中删除该赋值，或让它保留已有内容：&quot;$GRUB_CMDLINE_LINUX_DEFAULT …&quot;，然后运行 update-grub。</translation>
    </message>
    <message>
        <source>Nothing to do here. Give VMs with a VF the CPU type “host”.</source>
        <translation>此处无需操作。带 VF 的虚拟机请使用 CPU 类型“host”。</translation>
    </message>
    <message>
        <source>Take igfx_off out of the boot parameters, then restart the host.</source>
        <translation>从启动参数中去掉 igfx_off，然后重启主机。</translation>
    </message>
    <message>
        <source>Make the plan again: it has xe loaded at every start. To try it at once, run on the host: modprobe xe</source>
        <translation>重新生成方案：它会让 xe 在每次启动时加载。想立即尝试，可在主机上运行：modprobe xe</translation>
    </message>
    <message>
        <source>Nothing has to be done. To keep the VFs away from the host&apos;s drivers, choose vfpilot&apos;s own service on the page Choose.</source>
        <translation>无需操作。如果不想让主机驱动占用 VF，请在“选择”页改用 vfpilot 自带的服务。</translation>
    </message>
    <message>
        <source>Restart the host, or run on it: systemctl restart sysfsutils.service</source>
        <translation>重启主机，或在主机上运行：systemctl restart sysfsutils.service</translation>
    </message>
    <message>
        <source>Run on the host: dpkg -P intel-i915-dkms, then update-initramfs -u -k all</source>
        <translation>在主机上运行：dpkg -P intel-i915-dkms，然后运行 update-initramfs -u -k all</translation>
    </message>
    <message>
        <source>Run on the host: dkms remove intel-i915-dkms/{version} --all, then update-initramfs -u -k all</source>
        <translation>在主机上运行：dkms remove intel-i915-dkms/{version} --all，然后运行 update-initramfs -u -k all</translation>
    </message>
    <message>
        <source>Take this option out of line {line} of {path}.</source>
        <translation>从 {path} 第 {line} 行中删去这个选项。</translation>
    </message>
    <message>
        <source>Run on the host: proxmox-boot-tool kernel unpin --next-boot</source>
        <translation>在主机上运行：proxmox-boot-tool kernel unpin --next-boot</translation>
    </message>
    <message>
        <source>vfpilot can do this for you: tick it on the page Choose.</source>
        <translation>vfpilot 可以代为处理：在“选择”页勾选即可。</translation>
    </message>
</context>
<context>
    <name>frame</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>{name} ({address})</source>
        <translation>{name}（{address}）</translation>
    </message>
    <message>
        <source>kernel {release}</source>
        <translation>内核 {release}</translation>
    </message>
    <message>
        <source>No host yet</source>
        <translation>尚未连接主机</translation>
    </message>
    <message>
        <source>Simulated host: everything here is real but the machine behind it.</source>
        <translation>模拟主机：除了背后的机器，其余都是真实流程。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look of the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message numerus="yes">
        <source>The connection is gone. What runs on the host runs on without it; the next try is in %n s.</source>
        <translation>
            <numerusform>连接已断开，主机上的任务不受影响；%n 秒后自动重连。</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection is gone. What runs on the host runs on without it; trying to reach it now.</source>
        <translation>连接已断开，主机上的任务不受影响；正在重新连接。</translation>
    </message>
    <message>
        <source>The connection has ended. {reason}</source>
        <translation>连接已结束。{reason}</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Go to Connect</source>
        <translation>前往连接页</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>History: the jobs of this host</source>
        <translation>历史：这台主机上的任务</translation>
    </message>
    <message>
        <source>Look at what was done, go on with what was interrupted, take back what you do not want.</source>
        <translation>查看做过的更改，继续被中断的任务，撤销不需要的更改。</translation>
    </message>
    <message>
        <source>Connect to a host to see its jobs.</source>
        <translation>连接主机后即可查看其任务。</translation>
    </message>
    <message>
        <source>Reading the jobs …</source>
        <translation>正在读取任务…</translation>
    </message>
    <message>
        <source>vfpilot has done nothing on this host yet.</source>
        <translation>vfpilot 还没有在这台主机上执行过任务。</translation>
    </message>
    <message>
        <source>Choose a job on the left.</source>
        <translation>请在左侧选择一个任务。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出现的问题</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Go on with the job</source>
        <translation>继续执行任务</translation>
    </message>
    <message>
        <source>Take back …</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>It has been taken back already.</source>
        <translation>此任务已撤销。</translation>
    </message>
    <message>
        <source>Nothing of it is left on the host.</source>
        <translation>它在主机上没有留下任何更改。</translation>
    </message>
    <message>
        <source>It is running. Stop it on the Apply page.</source>
        <translation>任务正在运行，可在“执行”页停止。</translation>
    </message>
    <message>
        <source>Restart the host so that the running system forgets it, too.</source>
        <translation>请重启主机，让运行中的系统也恢复原状。</translation>
    </message>
    <message>
        <source>To the restart</source>
        <translation>前往重启</translation>
    </message>
    <message>
        <source>Take back a job</source>
        <translation>撤销任务</translation>
    </message>
    <message>
        <source>Working out what has to be done …</source>
        <translation>正在生成撤销步骤…</translation>
    </message>
    <message>
        <source>These steps bring back what was there before. Nothing has been done yet.</source>
        <translation>以下步骤会恢复到之前的状态。目前还没有改动任何内容。</translation>
    </message>
    <message>
        <source>Nothing of this job is left on the host. Taking back only closes it in the journal.</source>
        <translation>此任务在主机上没有留下更改，撤销只会在日志中将其关闭。</translation>
    </message>
    <message>
        <source>It cannot be taken back now:</source>
        <translation>现在无法撤销：</translation>
    </message>
    <message>
        <source>Take all of this back</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Taking back …</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>You may close this window: the host goes on by itself.</source>
        <translation>可以关闭此窗口，主机会自行继续执行。</translation>
    </message>
    <message>
        <source>The job has been taken back. Files are as they were, byte for byte; what is made from them was made again.</source>
        <translation>任务已撤销。文件已逐字节还原，由它们生成的内容也已重新生成。</translation>
    </message>
    <message>
        <source>Not everything could be taken back.</source>
        <translation>有些更改未能撤销。</translation>
    </message>
    <message>
        <source>Taking back was interrupted. Open it again to go on.</source>
        <translation>撤销被中断，重新打开即可继续。</translation>
    </message>
    <message>
        <source>A job</source>
        <translation>任务</translation>
    </message>
    <message numerus="yes">
        <source>Set up %n VFs</source>
        <translation>
            <numerusform>设置 %n 个 VF</numerusform>
        </translation>
    </message>
    <message>
        <source>Give {vf} to VM {vmid}</source>
        <translation>把 {vf} 分配给虚拟机 {vmid}</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed, taken back</source>
        <translation>失败，已撤销</translation>
    </message>
    <message>
        <source>failed, not all taken back</source>
        <translation>失败，未能全部撤销</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>{done} of {total} steps</source>
        <translation>{done}/{total} 步</translation>
    </message>
    <message>
        <source>The newer job {job} builds on it. Take that one back first.</source>
        <translation>较新的任务 {job} 依赖于它，请先撤销那个任务。</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>needs a restart</source>
        <translation>需要重启</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Compare a job</source>
        <translation>比较任务</translation>
    </message>
    <message>
        <source>{job}, compared with:</source>
        <translation>{job}，对比：</translation>
    </message>
    <message>
        <source>the host as it is now</source>
        <translation>主机的当前状态</translation>
    </message>
    <message>
        <source>Reading both sides …</source>
        <translation>正在读取两侧内容…</translation>
    </message>
    <message>
        <source>These two cannot be compared now.</source>
        <translation>目前无法比较这两者。</translation>
    </message>
    <message>
        <source>Not everything can be compared:</source>
        <translation>部分内容无法比较：</translation>
    </message>
    <message>
        <source>All files of these two are the same.</source>
        <translation>两者的所有文件都相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) differ.</source>
        <translation>
            <numerusform>%n 个文件不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>The same in both: {files}</source>
        <translation>两侧相同：{files}</translation>
    </message>
    <message>
        <source>as this job left it</source>
        <translation>此任务写入的内容</translation>
    </message>
    <message>
        <source>as the other job left it</source>
        <translation>另一任务写入的内容</translation>
    </message>
    <message>
        <source>on the host now</source>
        <translation>主机上的当前内容</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>not on the host any more</source>
        <translation>主机上已不存在</translation>
    </message>
    <message>
        <source>only in this job</source>
        <translation>仅此任务有</translation>
    </message>
    <message>
        <source>on the host again</source>
        <translation>主机上又出现</translation>
    </message>
    <message>
        <source>only in the other job</source>
        <translation>仅另一任务有</translation>
    </message>
    <message>
        <source>The jobs of this host could not be read.</source>
        <translation>无法读取此主机的任务。</translation>
    </message>
    <message>
        <source>Guard the restart for {minutes} minutes</source>
        <translation>守护重启（{minutes} 分钟）</translation>
    </message>
    <message>
        <source>The guard took this job back: the host could not be reached after its restart.</source>
        <translation>守护已撤销这个任务：重启后主机无法访问。</translation>
    </message>
    <message>
        <source>Try to build driver release {release}</source>
        <translation>试编译驱动 {release}</translation>
    </message>
    <message>
        <source>Change settings of VM {vmid}</source>
        <translation>更改虚拟机 {vmid} 的设置</translation>
    </message>
    <message>
        <source>It is running. Stop it on the Choose page.</source>
        <translation>任务正在运行，可在“选择”页停止。</translation>
    </message>
</context>
<context>
    <name>hostkey</name>
    <message>
        <source>Is this really {host}?</source>
        <translation>这真的是 {host} 吗？</translation>
    </message>
    <message>
        <source>vfpilot has not met this host before. Make sure that nobody stands in between: the host&apos;s own console must show this fingerprint.</source>
        <translation>首次连接这台主机。为防止有人在中间冒充，请核对主机控制台上显示的指纹是否与此一致。</translation>
    </message>
    <message>
        <source>Fingerprint ({type})</source>
        <translation>指纹（{type}）</translation>
    </message>
    <message>
        <source>Run this at the host&apos;s screen, or in the shell of the Proxmox VE web page:</source>
        <translation>在主机屏幕前，或在 Proxmox VE 网页的 Shell 中执行：</translation>
    </message>
    <message>
        <source>The simulated host said this when it started:</source>
        <translation>模拟主机启动时给出的指纹：</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>指纹一致</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>不连接</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>This host shows another key than before.</source>
        <translation>这台主机的密钥与之前不同。</translation>
    </message>
    <message>
        <source>vfpilot does not connect to it. Either the host was installed anew, or someone answers in its place. If you are sure of the first, remove the old key and connect again.</source>
        <translation>已停止连接。可能是主机重装过系统，也可能是有人冒充。如果确定是重装，请删除旧密钥后再连接。</translation>
    </message>
    <message>
        <source>Old key: {file}, line {line}</source>
        <translation>旧密钥：{file} 第 {line} 行</translation>
    </message>
    <message>
        <source>New key: {fingerprint}</source>
        <translation>新密钥：{fingerprint}</translation>
    </message>
    <message>
        <source>Remove the old key</source>
        <translation>删除旧密钥</translation>
    </message>
    <message>
        <source>The old key is removed. On the next try you are asked about the new one.</source>
        <translation>旧密钥已删除，下次连接时会请你核对新密钥。</translation>
    </message>
    <message>
        <source>That file belongs to OpenSSH. Remove the key with this command:</source>
        <translation>该文件由 OpenSSH 管理，请用以下命令删除：</translation>
    </message>
    <message>
        <source>The old key could not be removed: the file has changed, or cannot be written.</source>
        <translation>无法删除旧密钥：文件已有变化，或没有写入权限。</translation>
    </message>
    <message>
        <source>A key of another type is known for it ({type}, in {file}), which it did not show. Be sure before you accept this one.</source>
        <translation>已记录该主机另一种类型的密钥（{type}，见 {file}），但它没有出示。请确认无误后再接受这个密钥。</translation>
    </message>
    <message>
        <source>Your known_hosts trusts a certificate authority for this host. vfpilot can&apos;t check host certificates, so compare the fingerprint.</source>
        <translation>known_hosts 中为该主机信任了证书颁发机构（CA）。vfpilot 不能校验主机证书，请核对指纹。</translation>
    </message>
    <message>
        <source>This is a jump host on the way to {host}.</source>
        <translation>这是通往 {host} 途中的跳板机。</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>Log: what the wizard did</source>
        <translation>日志：向导的操作记录</translation>
    </message>
    <message>
        <source>Kept in memory until you close the window. It holds no passwords and no keys.</source>
        <translation>仅保存在内存中，关闭窗口后清除。不包含密码和密钥。</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>还没有日志。</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>The log is saved.</source>
        <translation>日志已保存。</translation>
    </message>
    <message>
        <source>The log could not be saved. Choose another folder.</source>
        <translation>无法保存日志，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>The log is on the clipboard.</source>
        <translation>日志已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>machines</name>
    <message>
        <source>Machines: give a VF to a VM</source>
        <translation>虚拟机：把 VF 分配给虚拟机</translation>
    </message>
    <message>
        <source>Choose a VM and a free VF. The change of its configuration is shown before it is written.</source>
        <translation>选择一台虚拟机和一个空闲的 VF。写入之前会先显示配置的改动。</translation>
    </message>
    <message>
        <source>Reading VMs and VFs …</source>
        <translation>正在读取虚拟机和 VF…</translation>
    </message>
    <message>
        <source>This host has no VMs yet. Create one in Proxmox VE and come back; the VFs stay.</source>
        <translation>这台主机还没有虚拟机。请先在 Proxmox VE 中创建，再回到这里，VF 会一直保留。</translation>
    </message>
    <message>
        <source>1. Choose a VM</source>
        <translation>1. 选择虚拟机</translation>
    </message>
    <message>
        <source>2. Choose a free VF</source>
        <translation>2. 选择空闲的 VF</translation>
    </message>
    <message>
        <source>3. How the VM sees it</source>
        <translation>3. 设备选项</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>将写入的内容</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>As a PCIe device</source>
        <translation>作为 PCIe 设备</translation>
    </message>
    <message>
        <source>Wanted by guest drivers; needs machine type q35.</source>
        <translation>客户机驱动需要此项，要求机型为 q35。</translation>
    </message>
    <message>
        <source>As the primary GPU</source>
        <translation>作为主 GPU</translation>
    </message>
    <message>
        <source>For installing the driver in some Windows guests. Off is right for most; it also hides the hypervisor from the guest.</source>
        <translation>部分 Windows 客户机安装驱动时需要。多数情况应关闭；开启后还会对客户机隐藏虚拟化环境。</translation>
    </message>
    <message>
        <source>Show the ROM</source>
        <translation>显示 ROM</translation>
    </message>
    <message>
        <source>Leave it on unless a guest does not start with the VF.</source>
        <translation>请保持开启，除非客户机带 VF 无法启动。</translation>
    </message>
    <message>
        <source>Choose a VM on the left and a free VF on the right.</source>
        <translation>请在左侧选择虚拟机，在右侧选择空闲的 VF。</translation>
    </message>
    <message>
        <source>Now choose the VM that gets it.</source>
        <translation>请选择要使用它的虚拟机。</translation>
    </message>
    <message>
        <source>Now choose a free VF for it.</source>
        <translation>请为它选择一个空闲的 VF。</translation>
    </message>
    <message>
        <source>Working out the change …</source>
        <translation>正在生成改动…</translation>
    </message>
    <message>
        <source>The VM has it this way already; there is nothing to write.</source>
        <translation>虚拟机已是这样的配置，无需写入。</translation>
    </message>
    <message>
        <source>This cannot be written:</source>
        <translation>无法写入：</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Writing was interrupted. History shows how far it came.</source>
        <translation>写入被中断，可在“历史”中查看进度。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何内容。</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Next: finish</source>
        <translation>下一步：完成</translation>
    </message>
    <message>
        <source>Choose another VM and VF, or go on.</source>
        <translation>可以继续选择其他虚拟机和 VF，或进入下一步。</translation>
    </message>
    <message>
        <source>locked (%1)</source>
        <translation>已锁定 (%1)</translation>
    </message>
    <message>
        <source>Write to VM %1</source>
        <translation>写入虚拟机 %1</translation>
    </message>
    <message>
        <source>VM %1 now holds %2.</source>
        <translation>虚拟机 %1 现在持有 %2。</translation>
    </message>
    <message>
        <source>It is running: shut it down and start it again, then the guest sees the VF.</source>
        <translation>它正在运行：请关机后再启动，客户机才能看到 VF。</translation>
    </message>
    <message>
        <source>The guest sees it at its next start.</source>
        <translation>客户机下次启动时即可看到。</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>尚未写入任何内容。</translation>
    </message>
    <message>
        <source>VM %1 will get %2.</source>
        <translation>虚拟机 %1 将获得 %2。</translation>
    </message>
    <message>
        <source>The VMs of this host could not be read.</source>
        <translation>无法读取此主机的虚拟机。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Machine type q35</source>
        <translation>机型 q35</translation>
    </message>
    <message>
        <source>PCIe needs it. A guest that is installed already finds its devices at other places: take a backup first.</source>
        <translation>PCIe 需要此机型。对已安装好的客户机，更换后设备位置会变化，请先备份。</translation>
    </message>
    <message>
        <source>CPU type “host”</source>
        <translation>CPU 类型“host”</translation>
    </message>
    <message>
        <source>Guest drivers may fail with other types. What else is set for the CPU stays.</source>
        <translation>使用其他类型时客户机驱动可能无法工作。CPU 的其他设置保持不变。</translation>
    </message>
    <message>
        <source>No memory ballooning</source>
        <translation>关闭内存气球</translation>
    </message>
    <message>
        <source>With a VF all of the VM&apos;s memory stays in use, so that ballooning has no effect.</source>
        <translation>带 VF 的虚拟机会始终占用全部内存，内存气球不起作用。</translation>
    </message>
    <message>
        <source>vIOMMU of 39 bits</source>
        <translation>39 位 vIOMMU</translation>
    </message>
    <message>
        <source>The VM&apos;s vIOMMU has 48 bits and this host&apos;s IOMMU translates {bits}: QEMU would not start the VM with a VF.</source>
        <translation>虚拟机的 vIOMMU 为 48 位，而本机 IOMMU 只能转换 {bits} 位地址，带 VF 时 QEMU 无法启动该虚拟机。</translation>
    </message>
    <message>
        <source>Find by ID, name or VF</source>
        <translation>按 ID、名称或 VF 查找</translation>
    </message>
    <message>
        <source>No VM matches.</source>
        <translation>没有匹配的虚拟机。</translation>
    </message>
    <message numerus="yes">
        <source>Node %1: %n VMs, not changed from here</source>
        <translation>
            <numerusform>节点 %1：%n 台虚拟机，不能在此修改</numerusform>
        </translation>
    </message>
    <message>
        <source>Containers that use the iGPU itself: %1. VFs do not take it away from them.</source>
        <translation>直接使用核显的容器：%1。创建 VF 不影响这些容器继续使用核显。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Set right along with it</source>
        <translation>一并修正</translation>
    </message>
    <message>
        <source>VM %1 has its new settings.</source>
        <translation>虚拟机 %1 的新设置已写入。</translation>
    </message>
    <message>
        <source>VM %1 will get new settings.</source>
        <translation>将更改虚拟机 %1 的设置。</translation>
    </message>
    <message>
        <source>They take effect at its next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>It is running: shut it down and start it again for them to take effect.</source>
        <translation>它正在运行：请关机后再启动，新设置才会生效。</translation>
    </message>
</context>
<context>
    <name>note</name>
    <message>
        <source>Something only you can change comes first. The page Check names it.</source>
        <translation>需要先由你处理一项问题，详见“检查”页面。</translation>
    </message>
    <message>
        <source>The host has no iGPU at {gpu}.</source>
        <translation>主机的 {gpu} 处没有核显。</translation>
    </message>
    <message>
        <source>The way “{route}” does not work on this host.</source>
        <translation>路线“{route}”不适用于这台主机。</translation>
    </message>
    <message>
        <source>{count} VFs are not possible; the iGPU offers 1 to {max}.</source>
        <translation>无法创建 {count} 个 VF，核显支持 1 到 {max} 个。</translation>
    </message>
    <message>
        <source>{path} has no root= in it. Writing it anew could leave the host unable to start.</source>
        <translation>{path} 中没有 root=，重写它可能导致主机无法启动。</translation>
    </message>
    <message>
        <source>{path} is not in a form that vfpilot can edit safely.</source>
        <translation>{path} 的格式特殊，vfpilot 无法安全修改。</translation>
    </message>
    <message>
        <source>Driver release {release} is not made for kernel {kernel}.</source>
        <translation>驱动版本 {release} 不适用于内核 {kernel}。</translation>
    </message>
    <message>
        <source>Driver release {release} is known to be faulty.</source>
        <translation>驱动版本 {release} 存在已知缺陷。</translation>
    </message>
    <message>
        <source>The driver package {package} is not on the host yet. Choose it on the page before.</source>
        <translation>主机上还没有驱动包 {package}，请在上一页选择。</translation>
    </message>
    <message>
        <source>The package is {found}, not {package}.</source>
        <translation>该包是 {found}，而不是 {package}。</translation>
    </message>
    <message>
        <source>VMs hold VFs: {vmids}. Their number cannot be changed until these VMs have given them back.</source>
        <translation>以下虚拟机正持有 VF：{vmids}。归还之前不能更改 VF 数量。</translation>
    </message>
    <message>
        <source>{address} is the iGPU itself (the PF). It is never given to a VM: that would end all VFs and the host&apos;s screen.</source>
        <translation>{address} 是核显本身（PF），绝不会交给虚拟机：否则所有 VF 和主机画面都会消失。</translation>
    </message>
    <message>
        <source>There is no VF {vf} on the host.</source>
        <translation>主机上没有 VF {vf}。</translation>
    </message>
    <message>
        <source>{vf} belongs to VM {vmid} already.</source>
        <translation>{vf} 已属于虚拟机 {vmid}。</translation>
    </message>
    <message>
        <source>{vf} shares its IOMMU group with another device.</source>
        <translation>{vf} 与其他设备同在一个 IOMMU 分组。</translation>
    </message>
    <message>
        <source>The host has no VM {vmid}.</source>
        <translation>主机上没有虚拟机 {vmid}。</translation>
    </message>
    <message>
        <source>VM {vmid} is locked ({lock}). Wait until that has ended; vfpilot does not unlock it.</source>
        <translation>虚拟机 {vmid} 已锁定（{lock}），请等操作结束；vfpilot 不会强行解锁。</translation>
    </message>
    <message>
        <source>VM {vmid} has all its hostpci slots in use.</source>
        <translation>虚拟机 {vmid} 的 hostpci 槽位已用完。</translation>
    </message>
    <message>
        <source>VMs still hold VFs: {vmids}. Take the VFs out of them first.</source>
        <translation>以下虚拟机仍持有 VF：{vmids}，请先从中移除。</translation>
    </message>
    <message>
        <source>The newer job {job} builds on this one. Take that one back first.</source>
        <translation>较新的任务 {job} 依赖于此任务，请先撤销它。</translation>
    </message>
    <message>
        <source>{path} was changed after vfpilot wrote it. Taking back would lose that change.</source>
        <translation>vfpilot 写入 {path} 之后它又被改动过，撤销会丢失那次改动。</translation>
    </message>
    <message>
        <source>VM {vmid} is running. The VF is there after it was shut down and started; a restart from inside is not enough.</source>
        <translation>虚拟机 {vmid} 正在运行，需要关机后再启动才能看到 VF，在系统内重启无效。</translation>
    </message>
    <message>
        <source>VM {vmid} is running. Its new settings take effect after it was shut down and started; a restart from inside is not enough.</source>
        <translation>虚拟机 {vmid} 正在运行。关机后再启动，新设置才会生效；仅在客户机内重启无效。</translation>
    </message>
    <message>
        <source>VM {vmid} is not of machine type q35, which PCIe passthrough wants.</source>
        <translation>虚拟机 {vmid} 的机型不是 q35，而 PCIe 直通需要 q35。</translation>
    </message>
    <message>
        <source>VM {vmid} does not use the CPU type “host”. Guest drivers may fail with other types.</source>
        <translation>虚拟机 {vmid} 的 CPU 类型不是“host”，客户机驱动可能无法工作。</translation>
    </message>
    <message>
        <source>VM {vmid} has no virtual display. Without one its screen is only on a remote desktop inside the guest.</source>
        <translation>虚拟机 {vmid} 没有虚拟显示器，画面只能通过客户机内的远程桌面查看。</translation>
    </message>
    <message>
        <source>Machine type is not q35</source>
        <translation>机型不是 q35</translation>
    </message>
    <message>
        <source>Firmware is not OVMF (UEFI)</source>
        <translation>固件不是 OVMF（UEFI）</translation>
    </message>
    <message>
        <source>CPU type is not “host”</source>
        <translation>CPU 类型不是“host”</translation>
    </message>
    <message>
        <source>Memory ballooning has no effect with a VF</source>
        <translation>使用 VF 时内存气球不起作用</translation>
    </message>
    <message>
        <source>No virtual display</source>
        <translation>没有虚拟显示器</translation>
    </message>
    <message>
        <source>HA may move or restart this VM on another node, where this host&apos;s VFs are not.</source>
        <translation>HA 可能会把此虚拟机迁移到其他节点，或在其他节点上重启，而那里没有本机的 VF。</translation>
    </message>
    <message>
        <source>PVE cannot read {line} and ignores it: {value}. The next change of the VM removes the line.</source>
        <translation>PVE 无法识别 {line} 并会忽略它：{value}。下次修改该虚拟机时，这一行会被删除。</translation>
    </message>
    <message>
        <source>The VM does not start: {line} has to name either a device or a mapping.</source>
        <translation>虚拟机无法启动：{line} 必须指定一个设备或一个映射，二者选一。</translation>
    </message>
    <message>
        <source>The VM does not start: {line} asks for PCIe, which needs machine type q35.</source>
        <translation>虚拟机无法启动：{line} 要求使用 PCIe，而 PCIe 需要 q35 机型。</translation>
    </message>
    <message>
        <source>The VM does not start: it has {address} twice, in {line} again.</source>
        <translation>虚拟机无法启动：{address} 被分配了两次，第二次在 {line}。</translation>
    </message>
    <message>
        <source>The host&apos;s boot loader ({loader}) is not one that vfpilot can set parameters for.</source>
        <translation>vfpilot 不支持为本机的引导程序（{loader}）设置参数。</translation>
    </message>
    <message>
        <source>It cannot be told which boot loader starts the host: one reading is “{first}”, another is “{second}”. Set right which one is in use first.</source>
        <translation>无法确定本机由哪个引导程序启动：一处显示“{first}”，另一处显示“{second}”。请先理清实际使用的引导程序。</translation>
    </message>
    <message>
        <source>{path}, line {line}, is written in a way that vfpilot cannot follow. It does not edit GRUB&apos;s settings on a guess.</source>
        <translation>vfpilot 无法解析 {path} 第 {line} 行的写法，不会凭猜测修改 GRUB 配置。</translation>
    </message>
    <message>
        <source>{path}, line {line}, sets GRUB&apos;s parameters anew after vfpilot&apos;s own file and would drop them. Let that line begin with what was set before ($GRUB_CMDLINE_LINUX_DEFAULT), or take it out.</source>
        <translation>{path} 第 {line} 行在 vfpilot 的文件之后重新设置了 GRUB 参数，会使其失效。请让该行以之前的值（$GRUB_CMDLINE_LINUX_DEFAULT）开头，或删除该行。</translation>
    </message>
    <message>
        <source>{path} could not be read ({reason}), so it cannot be edited safely.</source>
        <translation>无法读取 {path}（{reason}），因此不能安全地修改它。</translation>
    </message>
    <message>
        <source>{path}, line {line}, is not in a form that vfpilot can edit safely.</source>
        <translation>{path} 第 {line} 行的格式不符合预期，vfpilot 无法安全地修改它。</translation>
    </message>
    <message>
        <source>It cannot be told whether Secure Boot is on. With it, a driver that is built on the host may be rejected at the next start.</source>
        <translation>无法确定安全启动是否开启。若已开启，在本机构建的驱动可能在下次启动时被拒绝加载。</translation>
    </message>
    <message>
        <source>Secure Boot is on, and the key that dkms signs modules with is not enrolled (MOK). The driver would be rejected at the next start.</source>
        <translation>安全启动已开启，而 dkms 用于签名模块的密钥尚未注册（MOK），驱动会在下次启动时被拒绝加载。</translation>
    </message>
    <message>
        <source>Kernel {kernel} makes no VFs on this iGPU by itself; that takes {needed} or later.</source>
        <translation>内核 {kernel} 自带的驱动无法在此核显上创建 VF，需要 {needed} 或更新的内核。</translation>
    </message>
    <message>
        <source>The package {package} brings a driver that would be loaded instead. Remove it first.</source>
        <translation>软件包 {package} 自带的驱动会被优先加载，请先将其卸载。</translation>
    </message>
    <message>
        <source>VM {vmid} has the iGPU itself ({address}), or all of its functions. Its start would end all VFs. Take that device out of the VM first.</source>
        <translation>虚拟机 {vmid} 直通了核显本身（{address}）或其全部功能，一旦启动，所有 VF 都会失效。请先从该虚拟机中移除此设备。</translation>
    </message>
    <message>
        <source>{path} gives every device with the iGPU&apos;s id to vfio-pci ({value}). VFs have the same id as the iGPU, so that takes the iGPU itself. Take it out first.</source>
        <translation>{path} 将所有与核显 ID 相同的设备交给 vfio-pci（{value}）。VF 与核显的 ID 相同，因此核显本身也会被占用。请先删除该设置。</translation>
    </message>
    <message>
        <source>{path} keeps the driver {module} from being loaded. Take that line out first.</source>
        <translation>{path} 禁止加载驱动 {module}，请先删除对应的行。</translation>
    </message>
    <message>
        <source>{path} has {free} MiB free, and {needed} MiB are needed.</source>
        <translation>{path} 剩余 {free} MiB，至少需要 {needed} MiB。</translation>
    </message>
    <message>
        <source>The cluster has no quorum, so VMs cannot be changed. vfpilot does not force it.</source>
        <translation>集群没有达到法定票数（quorum），无法修改虚拟机。vfpilot 不会强制执行。</translation>
    </message>
    <message>
        <source>{path} makes the VFs at each start already. Take back the job that set it up before choosing another way.</source>
        <translation>{path} 已经负责在每次启动时创建 VF。请先撤回设置它的任务，再选择其他方式。</translation>
    </message>
    <message>
        <source>The installation would bring another kernel package, which nobody asked for. Bring the host&apos;s packages up to date first.</source>
        <translation>此次安装会带入计划之外的内核软件包。请先将本机的软件包更新到最新。</translation>
    </message>
    <message>
        <source>There is no option “{option}” for this driver.</source>
        <translation>此驱动没有名为“{option}”的选项。</translation>
    </message>
    <message>
        <source>Kernel {kernel} is installed too, and the driver is not made for it. Started with it, the host has no VFs.</source>
        <translation>本机还安装了内核 {kernel}，此驱动不支持该内核。以它启动时将没有 VF。</translation>
    </message>
    <message>
        <source>sysfsutils leaves the VFs to the host&apos;s own driver until a VM takes one. Programs on the host may pick a VF, and a VF may be missing when the driver is late.</source>
        <translation>使用 sysfsutils 时，VF 在被虚拟机占用之前由主机驱动接管：主机上的程序可能会用到 VF；若驱动加载较晚，VF 可能无法创建。</translation>
    </message>
    <message>
        <source>There is no kind of leftover with the name “{leftover}”.</source>
        <translation>没有名为“{leftover}”的残留项。</translation>
    </message>
    <message>
        <source>No plan clears away “{leftover}”. The page Check says what to do by hand.</source>
        <translation>方案无法清理“{leftover}”。手动处理的方法见“检查”页。</translation>
    </message>
    <message>
        <source>{path}, line {line}, is written in a way that vfpilot does not change without being sure. Please do it by hand.</source>
        <translation>{path} 第 {line} 行的写法 vfpilot 没有把握正确修改，因此不会改动。请手动处理。</translation>
    </message>
    <message>
        <source>A guard is set on this host already ({path}). Take its job back first.</source>
        <translation>这台主机上已经设置了守护（{path}）。请先撤销那个任务。</translation>
    </message>
    <message>
        <source>Job {job} does not wait for a restart, so there is nothing to guard.</source>
        <translation>任务 {job} 没有等待重启，无需守护。</translation>
    </message>
    <message>
        <source>The host&apos;s gateway does not answer even now, so the guard could not tell whether the host can be reached. It would take back what works.</source>
        <translation>主机的网关现在就没有响应，守护无法判断主机能否访问，可能会撤销本来正常的改动。</translation>
    </message>
    <message>
        <source>sshd does not answer at 127.0.0.1, port {port}, on the host, so the guard could not tell whether the host can be reached.</source>
        <translation>主机上的 sshd 在 127.0.0.1 的端口 {port} 上没有响应，守护无法判断主机能否访问。</translation>
    </message>
    <message>
        <source>The boot menu gets no extra entry with the old parameters: proxmox-boot-tool may remove the kernel that it would name. They can be changed in the menu for one start; the recovery card tells how.</source>
        <translation>启动菜单中不会增加带有原参数的启动项：proxmox-boot-tool 可能会删除该启动项指向的内核。参数可以在菜单中临时修改，仅对一次启动有效，方法见恢复卡。</translation>
    </message>
    <message>
        <source>Driver release {release} was tried on this host and does not build for kernel {kernel}.</source>
        <translation>驱动 {release} 已在本机试过，无法针对内核 {kernel} 编译。</translation>
    </message>
    <message>
        <source>{path} is not as vfpilot writes it. What it says of earlier builds is ignored.</source>
        <translation>{path} 不符合 vfpilot 的写入格式，其中记录的试编译结果将被忽略。</translation>
    </message>
    <message>
        <source>VM {vmid} runs Windows and moves to machine type q35. Windows finds its devices at new places, sets its network up anew (a fixed address is lost) and may want to be activated again. Take a backup first.</source>
        <translation>虚拟机 {vmid} 运行 Windows，机型将改为 q35。Windows 中的设备位置会变化，网络需重新配置（固定 IP 会丢失），还可能要求重新激活。请先备份。</translation>
    </message>
    <message>
        <source>VM {vmid} moves to machine type q35. The names of its network interfaces may change (ens18 becomes enp6s18), and the guest&apos;s network settings have to follow. Take a backup first.</source>
        <translation>虚拟机 {vmid} 的机型将改为 q35。网卡名称可能变化（如 ens18 变为 enp6s18），客户机内的网络配置需相应修改。请先备份。</translation>
    </message>
    <message>
        <source>The VM does not start with a VF: its vIOMMU has 48 bits, and this host&apos;s IOMMU translates {bits}.</source>
        <translation>带 VF 时该虚拟机无法启动：它的 vIOMMU 为 48 位，而本机 IOMMU 只能转换 {bits} 位地址。</translation>
    </message>
</context>
<context>
    <name>parameter</name>
    <message>
        <source>Switches the IOMMU on. VFs cannot be given to VMs without it.</source>
        <translation>启用 IOMMU，没有它就无法将 VF 分配给虚拟机。</translation>
    </message>
    <message>
        <source>Leaves the host&apos;s own devices out of the address translation, which is a little faster.</source>
        <translation>宿主机自身的设备不经过地址转换，性能略好。</translation>
    </message>
    <message>
        <source>Hands scheduling and HuC to the GPU&apos;s firmware, without which i915 makes no VFs.</source>
        <translation>由 GPU 固件负责调度和 HuC，否则 i915 无法创建 VF。</translation>
    </message>
    <message>
        <source>The most VFs that i915 may make; without it i915 makes none.</source>
        <translation>i915 可创建的 VF 上限，不设置则不创建。</translation>
    </message>
    <message>
        <source>The most VFs that xe may make.</source>
        <translation>xe 可创建的 VF 上限。</translation>
    </message>
    <message>
        <source>Lets xe take this device, which it leaves to i915 by default.</source>
        <translation>让 xe 接管默认由 i915 驱动的该设备。</translation>
    </message>
    <message>
        <source>Keeps the other driver away from the iGPU.</source>
        <translation>阻止另一个驱动占用核显。</translation>
    </message>
    <message>
        <source>Lets the kernel place the VFs&apos; memory anew where the firmware left no room. A host may fail to start with it.</source>
        <translation>固件没有预留空间时，由内核重新分配 VF 的地址空间。使用后宿主机可能无法启动。</translation>
    </message>
    <message>
        <source>Offers the compute engine, which newer Windows drivers want. Some guests have timeouts with it.</source>
        <translation>提供较新的 Windows 驱动需要的计算引擎，部分虚拟机会因此出现超时。</translation>
    </message>
    <message>
        <source>Made i915 take devices it did not know; releases since 2025.05.18 know them.</source>
        <translation>用于让 i915 接管它不认识的设备；2025.05.18 起的版本已支持。</translation>
    </message>
    <message>
        <source>Switches GVT-g on, which does not go together with SR-IOV.</source>
        <translation>启用 GVT-g，与 SR-IOV 不能同时使用。</translation>
    </message>
    <message>
        <source>Pretends that devices are isolated from each other. VFs of an iGPU do not need it.</source>
        <translation>伪造设备间的隔离，核显的 VF 不需要它。</translation>
    </message>
    <message>
        <source>Takes the host&apos;s console away, for a VM that gets the whole iGPU.</source>
        <translation>使宿主机失去控制台显示，用于直通整个核显。</translation>
    </message>
    <message>
        <source>Switched the firmware&apos;s framebuffer off on kernels before 5.15.</source>
        <translation>在 5.15 之前的内核上关闭固件帧缓冲。</translation>
    </message>
    <message>
        <source>Gives devices to vfio-pci by their id, which takes the PF along with its VFs.</source>
        <translation>按 ID 将设备交给 vfio-pci，会把 PF 与 VF 一并占用。</translation>
    </message>
    <message>
        <source>Lets VMs send interrupts into the host.</source>
        <translation>允许虚拟机向宿主机注入中断。</translation>
    </message>
    <message>
        <source>Keeps graphics drivers from starting.</source>
        <translation>阻止显卡驱动初始化。</translation>
    </message>
    <message>
        <source>No risk is known.</source>
        <translation>没有已知风险。</translation>
    </message>
    <message>
        <source>Little risk; it can be taken back at any time.</source>
        <translation>风险较低，可随时取消。</translation>
    </message>
    <message>
        <source>Take care: the host may not start with it, or be less safe.</source>
        <translation>请谨慎使用：可能导致宿主机无法启动，或降低安全性。</translation>
    </message>
    <message>
        <source>Described in {source}</source>
        <translation>参见 {source}</translation>
    </message>
    <message numerus="yes">
        <source>What %n kernel parameter(s) do</source>
        <translation>
            <numerusform>%n 个内核参数的作用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>prepare</name>
    <message>
        <source>Release {release} builds for kernel {kernel}.</source>
        <translation>版本 {release} 可针对内核 {kernel} 编译。</translation>
    </message>
    <message>
        <source>Release {release} does not build for kernel {kernel}.</source>
        <translation>版本 {release} 无法针对内核 {kernel} 编译。</translation>
    </message>
    <message>
        <source>Release {release} leaves kernel {kernel} out by itself.</source>
        <translation>版本 {release} 的 dkms.conf 排除了内核 {kernel}。</translation>
    </message>
    <message>
        <source>Try the build first</source>
        <translation>先试编译</translation>
    </message>
    <message>
        <source>Installs what a build needs and builds release {release} for kernel {kernels} in a folder of its own. Nothing that the host starts with is changed, and History can take it back.</source>
        <translation>安装编译所需的软件包，并在单独的目录中针对内核 {kernels} 编译版本 {release}。不改动任何与启动有关的内容，之后可在“历史”中撤销。</translation>
    </message>
    <message>
        <source>The driver package above comes first.</source>
        <translation>请先在上方选择驱动包。</translation>
    </message>
    <message>
        <source>Show what it does …</source>
        <translation>查看具体步骤…</translation>
    </message>
    <message>
        <source>Try it again …</source>
        <translation>重新试编译…</translation>
    </message>
    <message>
        <source>Release {release} builds for every kernel that runs now or next.</source>
        <translation>版本 {release} 可针对当前内核和下次启动的内核编译。</translation>
    </message>
    <message>
        <source>Release {release} is the next to try.</source>
        <translation>下一个可试的版本是 {release}。</translation>
    </message>
    <message>
        <source>Its package is on the host already.</source>
        <translation>它的驱动包已在主机上。</translation>
    </message>
    <message>
        <source>Get its package and choose it above.</source>
        <translation>请获取它的驱动包，并在上方选择。</translation>
    </message>
    <message>
        <source>No release is left to try. A newer one may come, or another kernel.</source>
        <translation>没有可再试的版本。可等待新版本，或更换内核。</translation>
    </message>
    <message>
        <source>Reading what came of it …</source>
        <translation>正在读取结果…</translation>
    </message>
    <message>
        <source>The wizard goes on to Review once this job is over.</source>
        <translation>任务结束后才能继续到“审阅”页。</translation>
    </message>
    <message>
        <source>What the compiler said last</source>
        <translation>编译器最后的输出</translation>
    </message>
    <message>
        <source>Working out what the trial does …</source>
        <translation>正在生成试编译步骤…</translation>
    </message>
    <message>
        <source>These steps try the build. Nothing has been done yet, and none of them touches what the host starts with.</source>
        <translation>将按以下步骤试编译。目前还没有执行任何操作，这些步骤也不涉及与启动有关的内容。</translation>
    </message>
    <message>
        <source>Everything is known already; nothing is to be tried.</source>
        <translation>结果均已知，无需再试。</translation>
    </message>
    <message>
        <source>The build cannot be tried now:</source>
        <translation>现在无法试编译：</translation>
    </message>
    <message>
        <source>Try the build</source>
        <translation>开始试编译</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>暂不进行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
</context>
<context>
    <name>program</name>
    <message>
        <source>Shares the Intel iGPU of a Proxmox VE host among its VMs (SR-IOV), step by step.</source>
        <translation>逐步引导，让 Proxmox VE 主机的 Intel 核显通过 SR-IOV 供多台虚拟机共享。</translation>
    </message>
    <message>
        <source>Language of the wizard.</source>
        <translation>向导使用的语言。</translation>
    </message>
    <message>
        <source>Offer the simulated host that this file describes.</source>
        <translation>提供此文件所描述的模拟主机。</translation>
    </message>
    <message>
        <source>Dark colors, whatever the settings say.</source>
        <translation>使用深色外观，忽略设置。</translation>
    </message>
    <message>
        <source>Go through all pages with the simulated host, leave pictures and the report in this folder, and end.</source>
        <translation>用模拟主机走完所有页面，把截图和报告保存到此文件夹后退出。</translation>
    </message>
    <message>
        <source>The simulated host cannot be used. {reason}</source>
        <translation>无法使用模拟主机。{reason}</translation>
    </message>
    <message>
        <source>--tour only goes through a simulated host: give --demo, too.</source>
        <translation>--tour 仅用于模拟主机，请同时指定 --demo。</translation>
    </message>
</context>
<context>
    <name>reboot</name>
    <message>
        <source>Reboot: the host starts with its new settings</source>
        <translation>重启：让主机以新设置启动</translation>
    </message>
    <message>
        <source>Boot parameters, the driver and the VFs take effect at the next start.</source>
        <translation>启动参数、驱动和 VF 将在下次启动时生效。</translation>
    </message>
    <message>
        <source>Looking whether a restart is pending …</source>
        <translation>正在检查是否需要重启…</translation>
    </message>
    <message>
        <source>No restart is pending.</source>
        <translation>目前不需要重启。</translation>
    </message>
    <message>
        <source>The running system is the one your settings were made for. Go on to Verify.</source>
        <translation>当前运行的系统已是最新设置，可以直接进入验证。</translation>
    </message>
    <message>
        <source>The host is ready for its restart.</source>
        <translation>主机已准备好重启。</translation>
    </message>
    <message>
        <source>Nothing is restarted before you press the button. Keep the recovery card at hand.</source>
        <translation>按下按钮之前不会重启。请先保存好恢复卡。</translation>
    </message>
    <message>
        <source>What will stop</source>
        <translation>会停止的内容</translation>
    </message>
    <message>
        <source>Looking which guests run …</source>
        <translation>正在查看哪些客户机在运行…</translation>
    </message>
    <message>
        <source>No guest is running.</source>
        <translation>没有正在运行的客户机。</translation>
    </message>
    <message>
        <source>These guests are shut down by the host. Save your work inside them first.</source>
        <translation>主机重启时会关闭以下客户机，请先保存其中的工作。</translation>
    </message>
    <message>
        <source>starts again with the host</source>
        <translation>会随主机自动启动</translation>
    </message>
    <message>
        <source>stays off until you start it</source>
        <translation>需要手动启动</translation>
    </message>
    <message>
        <source>Recovery card</source>
        <translation>恢复卡</translation>
    </message>
    <message>
        <source>If the host does not come back, this is how to start it without the new settings. Save it where you can read it without this host.</source>
        <translation>如果主机无法恢复，可按此卡以不带新设置的方式启动。请把它保存到不依赖这台主机的地方。</translation>
    </message>
    <message>
        <source>Save the card …</source>
        <translation>保存恢复卡…</translation>
    </message>
    <message>
        <source>Save the recovery card</source>
        <translation>保存恢复卡</translation>
    </message>
    <message>
        <source>The card is saved.</source>
        <translation>恢复卡已保存。</translation>
    </message>
    <message>
        <source>The card could not be saved. Choose another folder.</source>
        <translation>无法保存恢复卡，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Restart the host now</source>
        <translation>立即重启主机</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次请求重启</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>继续等待</translation>
    </message>
    <message>
        <source>Next: verify</source>
        <translation>下一步：验证</translation>
    </message>
    <message>
        <source>The host is restarting.</source>
        <translation>主机正在重启。</translation>
    </message>
    <message>
        <source>A server needs a few minutes for it. You may close this window; the host starts all the same.</source>
        <translation>服务器重启需要几分钟。可以关闭此窗口，不影响主机启动。</translation>
    </message>
    <message>
        <source>Asked to restart</source>
        <translation>已请求重启</translation>
    </message>
    <message>
        <source>Going down</source>
        <translation>正在关机</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>New boot seen</source>
        <translation>检测到新的启动</translation>
    </message>
    <message>
        <source>It is the same machine</source>
        <translation>确认为同一台机器</translation>
    </message>
    <message>
        <source>The host is back.</source>
        <translation>主机已恢复。</translation>
    </message>
    <message>
        <source>It runs a new boot, and it is the same machine as before.</source>
        <translation>主机已完成新的启动，并确认为同一台机器。</translation>
    </message>
    <message>
        <source>Look at a screen on the host, or at its remote console. If it stands still or shows nothing, switch it off and on and follow the recovery card. It may also have another address now: look it up in your router. A host that only takes long is found when you keep waiting.</source>
        <translation>请查看主机的显示器或远程控制台。如果画面停住或没有显示，请断电后重新开机，并按恢复卡操作。主机的地址也可能已改变，可在路由器中查看。如果只是启动较慢，继续等待即可。</translation>
    </message>
    <message>
        <source>The host answers and still runs the boot it had. Something held the restart up: a guest that does not shut down, or a running backup. Look at the task list of Proxmox VE, then ask again.</source>
        <translation>主机有响应，但仍是原来那次启动。可能有客户机关不掉，或有备份正在运行。请查看 Proxmox VE 的任务列表，然后再次请求重启。</translation>
    </message>
    <message>
        <source>Another machine answers at this address now. Nothing is done on it. Find the new address of your host and connect anew.</source>
        <translation>现在这个地址上是另一台机器，vfpilot 不会对它做任何操作。请找到主机的新地址后重新连接。</translation>
    </message>
    <message>
        <source>The host was not restarted.</source>
        <translation>主机没有重启。</translation>
    </message>
    <message>
        <source>{vmid} · {name}, {what}</source>
        <translation>{vmid} · {name}，{what}</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>已等待 %1</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>纯文本 (*.txt)</translation>
    </message>
    <message>
        <source>Whether a restart is pending could not be read.</source>
        <translation>无法读取是否需要重启。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Which guests run could not be read. All that run will be shut down by the host.</source>
        <translation>无法读取哪些客户机在运行。主机重启时会关闭所有正在运行的客户机。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Guard this restart</source>
        <translation>守护这次重启</translation>
    </message>
    <message>
        <source>Patience:</source>
        <translation>等待时间：</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>If the host cannot be reached for that long, it takes the change back by itself. The guard looks at the network link, gateway and sshd. It stands down as soon as they answer, somebody signs in or a guest runs. Guests that start by themselves wait for it. It restarts the host once more, never twice. It cannot help against a kernel that hangs: then use the recovery card.</source>
        <translation>如果主机在这段时间内一直无法访问，它会自动撤销改动。守护检查网络链路、网关和 sshd。三者都有响应、有人登录或有虚拟机/容器运行时，守护立即退出。自动启动的虚拟机和容器会等它退出后再启动。它最多再重启主机一次，绝不会重启第二次。内核挂死时守护无能为力，请按恢复卡操作。</translation>
    </message>
    <message>
        <source>Looking what the guard needs …</source>
        <translation>正在查看设置守护需要的改动…</translation>
    </message>
    <message>
        <source>Before the restart, and taken back after it:</source>
        <translation>重启前执行，重启后撤销：</translation>
    </message>
    <message>
        <source>The guard is set for this restart.</source>
        <translation>已为这次重启设置守护。</translation>
    </message>
    <message>
        <source>The guard took the change back.</source>
        <translation>守护已撤销改动。</translation>
    </message>
    <message>
        <source>After its restart the host could not be reached. It took the job back by itself and started once more with its old settings. History shows each step.</source>
        <translation>重启后主机无法访问，主机已自动撤销该任务，并以原来的设置再次启动。每一步都可以在“历史”中查看。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>This is a report of a simulated host, not of a real one.</source>
        <translation>本报告来自模拟主机，不是真实主机。</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Proxmox VE</source>
        <translation>Proxmox VE</translation>
    </message>
    <message>
        <source>Running kernel</source>
        <translation>运行中的内核</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>iGPU</source>
        <translation>核显</translation>
    </message>
    <message>
        <source>Boot loader</source>
        <translation>引导加载程序</translation>
    </message>
    <message>
        <source>Secure Boot</source>
        <translation>安全启动</translation>
    </message>
    <message>
        <source>Parameters of the running kernel</source>
        <translation>当前内核的参数</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The chain</source>
        <translation>检查链</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>实际状态</translation>
    </message>
    <message>
        <source>VFs</source>
        <translation>VF</translation>
    </message>
    <message>
        <source>VF</source>
        <translation>VF</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>IOMMU group</source>
        <translation>IOMMU 组</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>Virtual machines</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>vfpilot has changed nothing on this host.</source>
        <translation>vfpilot 没有更改这台主机上的任何内容。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出现的问题</translation>
    </message>
    <message>
        <source>Kernel log of this boot: the lines that matter</source>
        <translation>本次启动的内核日志（相关部分）</translation>
    </message>
    <message>
        <source>vfpilot report: %1</source>
        <translation>vfpilot 报告：%1</translation>
    </message>
    <message>
        <source>Made on %1 by vfpilot %2.</source>
        <translation>由 vfpilot %2 于 %1 生成。</translation>
    </message>
    <message>
        <source>Steps of %1</source>
        <translation>%1 的步骤</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>being taken back</source>
        <translation>撤销中</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>This is what would be changed</source>
        <translation>以下是将要进行的改动</translation>
    </message>
    <message>
        <source>Every file and every command, exactly as it will be. Choose a step to see it.</source>
        <translation>每个文件、每条命令都与实际执行完全一致，点选步骤即可查看。</translation>
    </message>
    <message numerus="yes">
        <source>Apply these %n step(s)</source>
        <translation>
            <numerusform>执行这 %n 个步骤</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Next: Verify</source>
        <translation>下一步：验证</translation>
    </message>
    <message>
        <source>Next: Reboot</source>
        <translation>下一步：重启</translation>
    </message>
    <message>
        <source>1 reboot</source>
        <translation>重启 1 次</translation>
    </message>
    <message>
        <source>no reboot</source>
        <translation>无需重启</translation>
    </message>
    <message>
        <source>all can be taken back</source>
        <translation>全部可以撤销</translation>
    </message>
    <message>
        <source>nothing has been changed yet</source>
        <translation>目前还没有改动任何内容</translation>
    </message>
    <message>
        <source>Save the plan…</source>
        <translation>保存方案…</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>{path} could not be written.</source>
        <translation>无法写入 {path}。</translation>
    </message>
    <message>
        <source>This plan cannot be applied.</source>
        <translation>此方案无法执行。</translation>
    </message>
    <message>
        <source>Before you go on:</source>
        <translation>继续之前请注意：</translation>
    </message>
    <message>
        <source>The host is already as you want it. There is nothing to change.</source>
        <translation>主机已符合要求，无需任何改动。</translation>
    </message>
    <message>
        <source>The host has changed in the meantime, so nothing was started. This is the new plan.</source>
        <translation>主机在此期间发生了变化，因此没有执行。以下是新的方案。</translation>
    </message>
    <message>
        <source>Nothing was started. {reason}</source>
        <translation>没有执行任何操作。{reason}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>new file, mode {mode}</source>
        <translation>新文件，权限 {mode}</translation>
    </message>
    <message>
        <source>file goes</source>
        <translation>将删除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>mode {before} becomes {after}</source>
        <translation>权限由 {before} 改为 {after}</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>改动前</translation>
    </message>
    <message>
        <source>As it will be</source>
        <translation>改动后</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s), run as written:</source>
        <translation>
            <numerusform>将原样执行 %n 条命令：</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine that looked at the host is copied to a fixed place, from where the host runs it at each start:</source>
        <translation>把刚才检查主机的引擎复制到固定位置，供主机每次开机时运行：</translation>
    </message>
    <message>
        <source>No file and no command to show.</source>
        <translation>没有可显示的文件或命令。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) stay as they are</source>
        <translation>
            <numerusform>%n 行保持不变</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) are not shown here. The saved plan has them all.</source>
        <translation>
            <numerusform>另有 %n 行未在此显示，保存的方案中包含全部内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 个步骤</numerusform>
        </translation>
    </message>
    <message>
        <source>The leftovers in this file that you ticked go with it.</source>
        <translation>该文件中勾选的残留会在这一步一并清理。</translation>
    </message>
</context>
<context>
    <name>step</name>
    <message>
        <source>Put the engine at {path}</source>
        <translation>将引擎放到 {path}</translation>
    </message>
    <message>
        <source>Install packages: {packages}</source>
        <translation>安装软件包：{packages}</translation>
    </message>
    <message>
        <source>Install driver release {release} for {kernels}</source>
        <translation>为 {kernels} 安装驱动 {release}</translation>
    </message>
    <message>
        <source>Create {path}</source>
        <translation>创建 {path}</translation>
    </message>
    <message>
        <source>Rebuild the initramfs for {kernels}</source>
        <translation>为 {kernels} 重建 initramfs</translation>
    </message>
    <message>
        <source>Write the boot entries anew ({loader})</source>
        <translation>重写启动项（{loader}）</translation>
    </message>
    <message>
        <source>Enable {unit} at each start</source>
        <translation>设置 {unit} 开机启动</translation>
    </message>
    <message>
        <source>Give {vf} to VM {vmid} as hostpci{slot}</source>
        <translation>将 {vf} 作为 hostpci{slot} 交给虚拟机 {vmid}</translation>
    </message>
    <message>
        <source>Put {path} back as it was</source>
        <translation>将 {path} 恢复原样</translation>
    </message>
    <message>
        <source>Remove {path}</source>
        <translation>删除 {path}</translation>
    </message>
    <message>
        <source>Disable {unit}</source>
        <translation>停用 {unit}</translation>
    </message>
    <message>
        <source>Remove packages: {packages}</source>
        <translation>卸载软件包：{packages}</translation>
    </message>
    <message>
        <source>Remove driver release {release}</source>
        <translation>卸载驱动 {release}</translation>
    </message>
    <message>
        <source>Putting the engine at {path}</source>
        <translation>正在将引擎放到 {path}</translation>
    </message>
    <message>
        <source>Installing packages: {packages}</source>
        <translation>正在安装软件包：{packages}</translation>
    </message>
    <message>
        <source>Installing driver release {release} and building it for {kernels}; this takes minutes</source>
        <translation>正在安装驱动 {release} 并为 {kernels} 编译，需要几分钟</translation>
    </message>
    <message>
        <source>Creating {path}</source>
        <translation>正在创建 {path}</translation>
    </message>
    <message>
        <source>Rebuilding the initramfs for {kernels}</source>
        <translation>正在为 {kernels} 重建 initramfs</translation>
    </message>
    <message>
        <source>Writing the boot entries anew ({loader})</source>
        <translation>正在重写启动项（{loader}）</translation>
    </message>
    <message>
        <source>Enabling {unit}</source>
        <translation>正在启用 {unit}</translation>
    </message>
    <message>
        <source>Giving {vf} to VM {vmid} as hostpci{slot}</source>
        <translation>正在将 {vf} 作为 hostpci{slot} 交给虚拟机 {vmid}</translation>
    </message>
    <message>
        <source>Putting {path} back as it was</source>
        <translation>正在将 {path} 恢复原样</translation>
    </message>
    <message>
        <source>Removing {path}</source>
        <translation>正在删除 {path}</translation>
    </message>
    <message>
        <source>Disabling {unit}</source>
        <translation>正在停用 {unit}</translation>
    </message>
    <message>
        <source>Removing packages: {packages}</source>
        <translation>正在卸载软件包：{packages}</translation>
    </message>
    <message>
        <source>Removing driver release {release}</source>
        <translation>正在卸载驱动 {release}</translation>
    </message>
    <message>
        <source>The engine is at {path}</source>
        <translation>引擎已放到 {path}</translation>
    </message>
    <message>
        <source>Packages installed: {packages}</source>
        <translation>已安装软件包：{packages}</translation>
    </message>
    <message>
        <source>Driver release {release} is built for {kernels}</source>
        <translation>驱动 {release} 已为 {kernels} 编译</translation>
    </message>
    <message>
        <source>{path} created</source>
        <translation>已创建 {path}</translation>
    </message>
    <message>
        <source>Initramfs rebuilt for {kernels}</source>
        <translation>已为 {kernels} 重建 initramfs</translation>
    </message>
    <message>
        <source>Boot entries written and read back ({loader})</source>
        <translation>启动项已写入并核对（{loader}）</translation>
    </message>
    <message>
        <source>{unit} is enabled</source>
        <translation>{unit} 已启用</translation>
    </message>
    <message>
        <source>VM {vmid} has {vf} as hostpci{slot}</source>
        <translation>虚拟机 {vmid} 已有 {vf}（hostpci{slot}）</translation>
    </message>
    <message>
        <source>{path} is as it was</source>
        <translation>{path} 已恢复原样</translation>
    </message>
    <message>
        <source>{path} removed</source>
        <translation>已删除 {path}</translation>
    </message>
    <message>
        <source>{unit} is disabled</source>
        <translation>{unit} 已停用</translation>
    </message>
    <message>
        <source>Packages removed: {packages}</source>
        <translation>已卸载软件包：{packages}</translation>
    </message>
    <message>
        <source>Driver release {release} removed</source>
        <translation>已卸载驱动 {release}</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>VFs</source>
        <translation>VF</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>Taken back byte for byte</source>
        <translation>可逐字节还原</translation>
    </message>
    <message>
        <source>Taken back by building it again</source>
        <translation>可重新生成来还原</translation>
    </message>
    <message>
        <source>Taken back by removing what was added</source>
        <translation>可卸载新增内容来还原</translation>
    </message>
    <message>
        <source>Set the boot parameters in {path}</source>
        <translation>在 {path} 中设置启动参数</translation>
    </message>
    <message>
        <source>Setting the boot parameters in {path}</source>
        <translation>正在 {path} 中设置启动参数</translation>
    </message>
    <message>
        <source>Boot parameters set in {path}</source>
        <translation>已在 {path} 中设置启动参数</translation>
    </message>
    <message>
        <source>Take {tokens} out of {path}</source>
        <translation>从 {path} 中移除 {tokens}</translation>
    </message>
    <message>
        <source>Set the number of VFs in {path}</source>
        <translation>在 {path} 中设置 VF 数量</translation>
    </message>
    <message>
        <source>Taking {tokens} out of {path}</source>
        <translation>正在从 {path} 中移除 {tokens}</translation>
    </message>
    <message>
        <source>Setting the number of VFs in {path}</source>
        <translation>正在 {path} 中设置 VF 数量</translation>
    </message>
    <message>
        <source>{tokens} taken out of {path}</source>
        <translation>已从 {path} 中移除 {tokens}</translation>
    </message>
    <message>
        <source>Number of VFs set in {path}</source>
        <translation>已在 {path} 中设置 VF 数量</translation>
    </message>
    <message>
        <source>GRUB on the ESPs</source>
        <translation>ESP 上的 GRUB</translation>
    </message>
    <message>
        <source>Clear leftovers out of {path}</source>
        <translation>清理 {path} 中的残留</translation>
    </message>
    <message>
        <source>Clearing leftovers out of {path}</source>
        <translation>正在清理 {path} 中的残留</translation>
    </message>
    <message>
        <source>{path} is free of leftovers</source>
        <translation>{path} 中的残留已清理</translation>
    </message>
    <message>
        <source>Leftovers of other tools</source>
        <translation>其他工具的残留</translation>
    </message>
    <message>
        <source>Try to build driver release {release} for kernel {kernel}</source>
        <translation>试编译驱动 {release}（内核 {kernel}）</translation>
    </message>
    <message>
        <source>Remove the build folder {path}</source>
        <translation>删除编译目录 {path}</translation>
    </message>
    <message>
        <source>Building driver release {release} for kernel {kernel} in a folder of its own; this takes minutes</source>
        <translation>正在单独目录中针对内核 {kernel} 编译驱动 {release}，需要几分钟</translation>
    </message>
    <message>
        <source>Removing the build folder {path}</source>
        <translation>正在删除编译目录 {path}</translation>
    </message>
    <message>
        <source>Building driver release {release} for kernel {kernel} was tried</source>
        <translation>已针对内核 {kernel} 试编译驱动 {release}</translation>
    </message>
    <message>
        <source>Build folder {path} removed</source>
        <translation>已删除编译目录 {path}</translation>
    </message>
    <message>
        <source>Change settings of VM {vmid}: {keys}</source>
        <translation>更改虚拟机 {vmid} 的设置：{keys}</translation>
    </message>
    <message>
        <source>Changing settings of VM {vmid}: {keys}</source>
        <translation>正在更改虚拟机 {vmid} 的设置：{keys}</translation>
    </message>
    <message>
        <source>Settings of VM {vmid} changed: {keys}</source>
        <translation>已更改虚拟机 {vmid} 的设置：{keys}</translation>
    </message>
</context>
<context>
    <name>time</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>verify</name>
    <message>
        <source>Verify: every link from the firmware to the VFs</source>
        <translation>验证：从固件到 VF 的每个环节</translation>
    </message>
    <message>
        <source>Read on the running host just now. Nothing is assumed from what was written.</source>
        <translation>以下均为刚刚从运行中的主机读取的实际状态，不以写入的内容推断结果。</translation>
    </message>
    <message>
        <source>Reading the host …</source>
        <translation>正在读取主机状态…</translation>
    </message>
    <message>
        <source>Everything is in place.</source>
        <translation>一切就绪。</translation>
    </message>
    <message>
        <source>The host has not been restarted yet; what was set up is not active.</source>
        <translation>主机尚未重启，所做的设置还没有生效。</translation>
    </message>
    <message>
        <source>Nothing has been set up on this host yet.</source>
        <translation>这台主机还没有做过任何设置。</translation>
    </message>
    <message>
        <source>This is the first link that does not hold. Its row below shows what was seen, why, and what to do.</source>
        <translation>这是第一个有问题的环节。下方对应的条目列出了实际状态、原因和处理办法。</translation>
    </message>
    <message>
        <source>The host could not be read.</source>
        <translation>无法读取主机状态。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>The chain</source>
        <translation>检查链</translation>
    </message>
    <message>
        <source>Who has which VF</source>
        <translation>VF 分配情况</translation>
    </message>
    <message>
        <source>Next: machines</source>
        <translation>下一步：虚拟机</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>仍然继续</translation>
    </message>
    <message>
        <source>PF</source>
        <translation>PF</translation>
    </message>
    <message>
        <source>stays with the host</source>
        <translation>由主机保留</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>No VFs yet</source>
        <translation>还没有 VF</translation>
    </message>
    <message>
        <source>no driver</source>
        <translation>无驱动</translation>
    </message>
    <message>
        <source>no group</source>
        <translation>无分组</translation>
    </message>
    <message numerus="yes">
        <source>The iGPU shows %n VFs, each with its own IOMMU group, ready for a VM.</source>
        <translation>
            <numerusform>核显已提供 %n 个 VF，各自位于独立的 IOMMU 组，可以分配给虚拟机。</numerusform>
        </translation>
    </message>
    <message>
        <source>The first broken link: %1</source>
        <translation>第一个有问题的环节：%1</translation>
    </message>
    <message>
        <source>IOMMU group %1</source>
        <translation>IOMMU 组 %1</translation>
    </message>
    <message>
        <source>VM %1</source>
        <translation>虚拟机 %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>组 %1</translation>
    </message>
</context>
</TS>
