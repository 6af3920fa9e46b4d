// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wizard.h"

#include "tests/support/prepare_host.h"
#include "tests/support/sample_host.h"
#include "tests/support/set_up_host.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

namespace vfpilot::test {

using protocol::JobState;
using protocol::StepState;

Wizard::Wizard(std::optional<protocol::ProbeReply> probe)
{
    host.setOfferedPackage(QStringLiteral("/home/me/i915-sriov-dkms_2025.07.22_amd64.deb"));
    host.setUpload([this](const QString&, QObject*, auto progress, auto reply) {
        auto seen = host.probe(); // the engine finds it with the next look
        seen.facts.packageFiles = {samplePackage()};
        engine.answer<protocol::Probe>(seen);
        progress(1, 1);
        reply(samplePackage());
    });
    engine.answer<protocol::MakePlan>(samplePlan());
    engine.answer<protocol::Apply>({sriovJobId});
    engine.answer<protocol::FollowJob>({});
    engine.compute<protocol::GetJob>([](const protocol::JobId& job) -> Result<protocol::JobInfo> {
        return job.id == prepareJobId ? buildingJob() : sriovJob(JobState::Done, StepState::Done);
    });
    engine.answer<protocol::PlanUndo>(undoPlan());
    window.show();
    if (!probe)
        return;
    engine.answer<protocol::ListVms>({machines(false), gpuWithVfs(false).vfs, ""});
    engine.answer<protocol::ListJobs>({probe->jobs, ""});
    engine.answer<protocol::Probe>(*probe);
    remote::HostProfile profile;
    profile.name = QStringLiteral("pve");
    profile.address = QStringLiteral("10.0.0.2");
    host.setProfile(profile);
    engine.greet(client);
    QVERIFY(QTest::qWaitFor([this] { return host.hasProbe(); }));
}

void Wizard::press(const QString& name)
{
    auto* button = find<QAbstractButton>(name);
    const bool canPress = QTest::qWaitFor(
        [&] { return (button = find<QAbstractButton>(name)) && button->isEnabled(); });
    QVERIFY2(canPress, qPrintable(name));
    button->click();
    settle();
}

void Wizard::settle()
{
    QTest::qWait(30);
    for (int round = 0; round < 10; ++round)
        QApplication::processEvents();
}

} // namespace vfpilot::test
