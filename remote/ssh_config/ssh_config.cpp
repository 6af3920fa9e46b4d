// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh_config/ssh_config.h"

#include "remote/ssh_config/config_walk.h"
#include "remote/ssh_config/jump_list.h"

#include <QDir>

namespace vfpilot::remote {
namespace {

constexpr qsizetype hostsLimit = 500;
constexpr qsizetype nameLimit = 253;
constexpr qsizetype jumpsLimit = 8;

void collectNames(const std::vector<ConfigDirective>& directives, QStringList& found)
{
    for (const ConfigDirective& directive : directives) {
        for (const auto& file : directive.included)
            collectNames(file, found);
        if (directive.keyword != QLatin1String("host"))
            continue;
        for (const QString& name : directive.words) {
            const bool isName = !name.contains(u'*') && !name.contains(u'?') && isHostName(name) &&
                                name.size() <= nameLimit;
            if (isName && found.size() < hostsLimit && !found.contains(name, Qt::CaseInsensitive))
                found += name;
        }
    }
}

} // namespace

SshConfig::Person SshConfig::Person::me()
{
    QString name = qEnvironmentVariable("USER");
    if (name.isEmpty())
        name = qEnvironmentVariable("USERNAME"); // Windows
    return {QDir::homePath(), name.isEmpty() ? QStringLiteral("root") : name};
}

SshConfig::SshConfig(const QString& file, Person person)
    : m_tree(readConfigTree(file, person.home))
    , m_person(std::move(person))
{}

QString SshConfig::standardFile()
{
    return QDir::homePath() + QStringLiteral("/.ssh/config");
}

QStringList SshConfig::hosts() const
{
    QStringList found;
    collectNames(m_tree.directives, found);
    return found;
}

ConfiguredHost SshConfig::resolve(const QString& name) const
{
    return resolve(name, 0);
}

ConfiguredHost SshConfig::resolve(const QString& name, int depth) const
{
    ConfigWalk walk(name, m_person);
    walk.go(m_tree.directives);
    ConfiguredHost host;
    host.isMentioned = walk.isMentioned();
    host.hasUser = !walk.user().isEmpty();
    host.profile = walk.profile(depth == 0 ? QStringLiteral("root") : m_person.name);
    host.unsupported = walk.unsupported();
    if (!walk.jumps().isEmpty())
        addJumps(host, walk.jumps(), depth);
    return host;
}

void SshConfig::addJumps(ConfiguredHost& host, const QString& list, int depth) const
{
    const auto jumps = parseJumpList(list);
    // To leave a jump out would mean to knock at whatever has that address here.
    const auto refuse = [&host] {
        host.profile.jumps.clear();
        host.unsupported += QStringLiteral("ProxyJump");
    };
    if (!jumps || jumps->size() > jumpsLimit || depth >= jumpsLimit)
        return refuse();
    bool isFirst = true;
    for (const JumpName& jump : *jumps) {
        ConfiguredHost hop = resolve(jump.host, depth + 1);
        if (!jump.user.isEmpty())
            hop.profile.user = jump.user;
        if (jump.port != 0)
            hop.profile.port = jump.port;
        // Only the first of a list is reached from here, so only its own way counts.
        if (std::exchange(isFirst, false))
            host.profile.jumps += hop.profile.jumps;
        else
            hop.unsupported.removeAll(QStringLiteral("ProxyJump"));
        hop.profile.jumps.clear();
        host.profile.jumps += hop.profile;
        for (const QString& option : hop.unsupported) {
            if (!host.unsupported.contains(option))
                host.unsupported += option;
        }
    }
    if (host.profile.jumps.size() > jumpsLimit ||
        host.unsupported.contains(QStringLiteral("ProxyJump"))) {
        host.unsupported.removeAll(QStringLiteral("ProxyJump"));
        refuse();
    }
}

} // namespace vfpilot::remote
