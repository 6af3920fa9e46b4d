<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>card</name>
    <message numerus="yes">
        <source>A guard is set. If the host cannot be reached for %n minutes, it takes the change back by itself and restarts once more. Wait a quarter of an hour longer than that.</source>
        <translation>
            <numerusform>A guard is set. If the host cannot be reached for %n minute, it takes the change back by itself and restarts once more. Wait a quarter of an hour longer than that.</numerusform>
            <numerusform>A guard is set. If the host cannot be reached for %n minutes, it takes the change back by itself and restarts once more. Wait a quarter of an hour longer than that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>check</name>
    <message numerus="yes">
        <source>%n thing(s) only you can change. Begin with: {first}.</source>
        <translation>
            <numerusform>%n thing only you can change: {first}.</numerusform>
            <numerusform>%n things only you can change. Begin with: {first}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing stands in the way. vfpilot sets %n thing(s) right, after you have seen how.</source>
        <translation>
            <numerusform>Nothing stands in the way. vfpilot sets %n thing right, after you have seen how.</numerusform>
            <numerusform>Nothing stands in the way. vfpilot sets %n things right, after you have seen how.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>finish</name>
    <message numerus="yes">
        <source>%n VFs were set up on {gpu} with driver release {release}.</source>
        <translation>
            <numerusform>%n VF was set up on {gpu} with driver release {release}.</numerusform>
            <numerusform>%n VFs were set up on {gpu} with driver release {release}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n VFs belong to VMs.</source>
        <translation>
            <numerusform>%n VF belongs to a VM.</numerusform>
            <numerusform>%n VFs belong to VMs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frame</name>
    <message numerus="yes">
        <source>The connection is gone. What runs on the host runs on without it; the next try is in %n s.</source>
        <translation>
            <numerusform>The connection is gone. What runs on the host runs on without it; the next try is in %n s.</numerusform>
            <numerusform>The connection is gone. What runs on the host runs on without it; the next try is in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>Set up %n VFs</source>
        <translation>
            <numerusform>Set up %n VF</numerusform>
            <numerusform>Set up %n VFs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) differ.</source>
        <translation>
            <numerusform>%n file differs.</numerusform>
            <numerusform>%n files differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>machines</name>
    <message numerus="yes">
        <source>Node %1: %n VMs, not changed from here</source>
        <translation>
            <numerusform>Node %1: %n VM, not changed from here</numerusform>
            <numerusform>Node %1: %n VMs, not changed from here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parameter</name>
    <message numerus="yes">
        <source>What %n kernel parameter(s) do</source>
        <translation>
            <numerusform>What %n kernel parameter does</numerusform>
            <numerusform>What %n kernel parameters do</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reboot</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>review</name>
    <message numerus="yes">
        <source>Apply these %n step(s)</source>
        <translation>
            <numerusform>Apply %n step</numerusform>
            <numerusform>Apply these %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s), run as written:</source>
        <translation>
            <numerusform>%n command, run as written:</numerusform>
            <numerusform>%n commands, run as written:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) stay as they are</source>
        <translation>
            <numerusform>%n line stays as it is</numerusform>
            <numerusform>%n lines stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) are not shown here. The saved plan has them all.</source>
        <translation>
            <numerusform>%n more line is not shown here. The saved plan has it.</numerusform>
            <numerusform>%n more lines are not shown here. The saved plan has them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>verify</name>
    <message numerus="yes">
        <source>The iGPU shows %n VFs, each with its own IOMMU group, ready for a VM.</source>
        <translation>
            <numerusform>The iGPU shows %n VF with an IOMMU group of its own, ready for a VM.</numerusform>
            <numerusform>The iGPU shows %n VFs, each with its own IOMMU group, ready for a VM.</numerusform>
        </translation>
    </message>
</context>
</TS>
