<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>finish</name>
    <message numerus="yes">
        <source>%n VFs were set up on {gpu} with driver release {release}.</source>
        <translation>
            <numerusform>%n VF was set up on {gpu} with driver release {release}.</numerusform>
            <numerusform>%n VFs were set up on {gpu} with driver release {release}.</numerusform>
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
