// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh_config/config_walk.h"

#include "remote/ssh_config/jump_list.h"
#include "remote/ssh_config/name_pattern.h"

#include <QDir>
#include <QSysInfo>

#include <map>

namespace vfpilot::remote {
namespace {

constexpr qsizetype keysLimit = 20;
constexpr qsizetype unsupportedLimit = 20;

/// What changes how or whether a host is reached, and is not followed. Values that ask for nothing
/// ("no", "none") do not count.
const std::map<QString, QString>& watchedOptions()
{
    static const std::map<QString, QString> names = [] {
        std::map<QString, QString> found;
        for (const char* name :
             {"AddressFamily",        "BindAddress",          "BindInterface",
              "CanonicalizeHostname", "CertificateFile",      "Ciphers",
              "GlobalKnownHostsFile", "GSSAPIAuthentication", "HostbasedAuthentication",
              "HostKeyAlgorithms",    "HostKeyAlias",         "IdentityAgent",
              "KexAlgorithms",        "KnownHostsCommand",    "MACs",
              "PKCS11Provider",       "ProxyUseFdpass",       "PubkeyAcceptedAlgorithms",
              "SecurityKeyProvider",  "SmartcardDevice",      "UserKnownHostsFile"})
            found.emplace(QString::fromLatin1(name).toLower(), QString::fromLatin1(name));
        return found;
    }();
    return names;
}

bool asksForNothing(const QString& value)
{
    for (const char* word : {"no", "none", "any"}) {
        if (value.compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
            return true;
    }
    return value.isEmpty();
}

bool isPlainWord(const QString& text)
{
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c.isSpace())
            return false;
    }
    return !text.isEmpty();
}

} // namespace

ConfigWalk::ConfigWalk(QString name, const SshConfig::Person& person)
    : m_name(std::move(name))
    , m_person(person)
{}

void ConfigWalk::walk(const std::vector<ConfigDirective>& directives, bool isOuterActive)
{
    bool isActive = isOuterActive;
    for (const ConfigDirective& directive : directives) {
        if (directive.keyword == QLatin1String("host")) {
            isActive = isOuterActive && matchesPatterns(m_name, directive.words);
            // "Host *" says nothing of this one in particular.
            if (isActive && directive.words != QStringList(QStringLiteral("*")))
                m_isMentioned = true;
        } else if (directive.keyword == QLatin1String("match")) {
            isActive = isOuterActive && matches(directive.words);
            if (isActive && directive.words != QStringList(QStringLiteral("all")))
                m_isMentioned = true;
        } else if (directive.keyword == QLatin1String("include")) {
            for (const auto& file : directive.included)
                walk(file, isActive);
        } else if (isActive && !directive.words.isEmpty()) {
            take(directive);
        }
    }
}

bool ConfigWalk::matches(const QStringList& words)
{
    bool isMatched = !words.isEmpty();
    QString unknown;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString criterion = words[i].toLower();
        const bool isNegated = criterion.startsWith(u'!');
        if (isNegated)
            criterion.remove(0, 1);
        if (criterion == QLatin1String("all")) {
            isMatched = isMatched && !isNegated;
            continue;
        }
        const std::map<QString, QString> values = {
            {QStringLiteral("host"), address()},
            {QStringLiteral("originalhost"), m_name},
            {QStringLiteral("user"), m_user.isEmpty() ? QStringLiteral("root") : m_user},
            {QStringLiteral("localuser"), m_person.name},
        };
        const auto known = values.find(criterion);
        if (known == values.end()) {
            unknown = criterion;
            // These take no value; all others do, and it is not looked at.
            if (criterion != QLatin1String("canonical") && criterion != QLatin1String("final"))
                ++i;
            continue;
        }
        if (++i >= words.size())
            return false;
        isMatched = isMatched && matchesPatterns(known->second, words[i].split(u',')) != isNegated;
    }
    if (isMatched && !unknown.isEmpty())
        addUnsupported(QStringLiteral("Match ") + unknown);
    return isMatched && unknown.isEmpty();
}

void ConfigWalk::take(const ConfigDirective& directive)
{
    const QString& keyword = directive.keyword;
    const QString& value = directive.words.first();
    const bool isFollowed = keyword == QLatin1String("hostname") ||
                            keyword == QLatin1String("user") || keyword == QLatin1String("port") ||
                            keyword == QLatin1String("identityfile") ||
                            keyword == QLatin1String("proxyjump");
    m_isMentioned = m_isMentioned || isFollowed;
    if (keyword == QLatin1String("hostname")) {
        if (m_hostName.isEmpty() && isPlainWord(value))
            m_hostName = value;
    } else if (keyword == QLatin1String("user")) {
        if (m_user.isEmpty() && isPlainWord(value))
            m_user = value;
    } else if (keyword == QLatin1String("port")) {
        bool isNumber = false;
        const uint number = value.toUInt(&isNumber);
        if (!m_port && isNumber && number > 0 && number <= 65535)
            m_port = static_cast<quint16>(number);
    } else if (keyword == QLatin1String("identityfile")) {
        if (m_keys.size() < keysLimit)
            m_keys += value;
    } else if (keyword == QLatin1String("identitiesonly")) {
        if (!m_isOnlyOwnKeys)
            m_isOnlyOwnKeys = !asksForNothing(value);
    } else if (keyword == QLatin1String("proxyjump") || keyword == QLatin1String("proxycommand")) {
        takeProxy(directive);
    } else if (const auto watched = watchedOptions().find(keyword);
               watched != watchedOptions().end() && !asksForNothing(value)) {
        addUnsupported(watched->second);
    }
}

/// Of the two, the one that stands first counts.
void ConfigWalk::takeProxy(const ConfigDirective& directive)
{
    if (m_jumps)
        return;
    const bool isNone =
        directive.words.first().compare(QLatin1String("none"), Qt::CaseInsensitive) == 0;
    m_jumps = QString();
    if (isNone)
        return;
    if (directive.keyword == QLatin1String("proxyjump"))
        m_jumps = directive.words.join(QString());
    else
        addUnsupported(QStringLiteral("ProxyCommand"));
}

QString ConfigWalk::jumps() const
{
    const QString list = m_jumps.value_or(QString());
    // What holds an unknown token stays as it is, and is refused as a name.
    return expand(list, m_user).value_or(list);
}

HostProfile ConfigWalk::profile(const QString& defaultUser)
{
    HostProfile profile;
    profile.name = m_name;
    profile.configName = m_name;
    profile.address = address();
    profile.port = m_port.value_or(22);
    profile.user = m_user.isEmpty() ? defaultUser : m_user;
    profile.isOnlyOwnKeys = m_isOnlyOwnKeys.value_or(false);
    for (const QString& key : m_keys) {
        const QString path = keyPath(key, profile.user);
        if (path.isEmpty() || path == profile.keyFile || profile.moreKeys.contains(path))
            continue;
        if (profile.keyFile.isEmpty())
            profile.keyFile = path;
        else
            profile.moreKeys += path;
    }
    return profile;
}

QString ConfigWalk::address() const
{
    if (m_hostName.isEmpty())
        return m_name;
    QString name = m_hostName;
    // Only these two stand in a HostName; "%h" is what was typed.
    name.replace(QLatin1String("%%"), QStringLiteral("\1"));
    name.replace(QLatin1String("%h"), m_name);
    name.replace(u'\1', u'%');
    return isHostName(name) ? name : m_name;
}

QString ConfigWalk::port() const
{
    return QString::number(m_port.value_or(22));
}

std::optional<QString> ConfigWalk::expand(const QString& text, const QString& remoteUser) const
{
    QString expanded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%') {
            expanded += text[i];
            continue;
        }
        const char16_t token = ++i < text.size() ? text[i].unicode() : u'\0';
        switch (token) {
        case u'%':
            expanded += u'%';
            break;
        case u'd':
            expanded += m_person.home;
            break;
        case u'h':
            expanded += address();
            break;
        case u'k':
        case u'n':
            expanded += m_name;
            break;
        case u'l':
            expanded += QSysInfo::machineHostName();
            break;
        case u'L':
            expanded += QSysInfo::machineHostName().section(u'.', 0, 0);
            break;
        case u'p':
            expanded += port();
            break;
        case u'r':
            expanded += remoteUser;
            break;
        case u'u':
            expanded += m_person.name;
            break;
        default:
            return std::nullopt;
        }
    }
    return expanded;
}

QString ConfigWalk::keyPath(const QString& word, const QString& remoteUser)
{
    if (word.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
        return {};
    auto path = expand(word, remoteUser);
    const bool isOthersHome = word.startsWith(u'~') && word != QLatin1String("~") &&
                              !word.startsWith(QLatin1String("~/"));
    if (!path || isOthersHome || word.contains(QLatin1String("${"))) {
        addUnsupported(QStringLiteral("IdentityFile ") + word.left(80));
        return {};
    }
    if (path->startsWith(QLatin1String("~/")))
        *path = m_person.home + path->mid(1);
    return QDir::isRelativePath(*path) ? m_person.home + u'/' + *path : *path;
}

void ConfigWalk::addUnsupported(const QString& option)
{
    if (m_unsupported.size() < unsupportedLimit && !m_unsupported.contains(option))
        m_unsupported += option;
}

} // namespace vfpilot::remote
