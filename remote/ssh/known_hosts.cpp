// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/known_hosts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace vfpilot::remote {
namespace {

constexpr qint64 fileLimit = 16 * 1024 * 1024;
constexpr qsizetype lineLimit = 64 * 1024;
const QByteArray revokedMark = "@revoked ";
const QByteArray authorityMark = "@cert-authority ";

// libssh's own order, without what it would not verify.
const QByteArrayList allAlgorithms = {
    "ssh-ed25519",         "ecdsa-sha2-nistp521", "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp256", "rsa-sha2-512",        "rsa-sha2-256",
};

QByteArrayList algorithmsOf(ssh_key key)
{
    if (ssh_key_type(key) == SSH_KEYTYPE_RSA)
        return {"rsa-sha2-512", "rsa-sha2-256"};
    return {KnownHosts::typeName(key).toLatin1()};
}

/// One line for libssh, which knows no tabs; empty for what says nothing of a host.
QByteArray normalized(QByteArray line)
{
    line = line.trimmed();
    line.replace('\t', ' ');
    if (line.size() > lineLimit || line.startsWith('#'))
        return {};
    // libssh does not heed "!name", which takes a host out of a pattern. To leave such a line
    // out is the safe side: the person is asked.
    const QByteArray hosts = line.left(line.indexOf(' '));
    return hosts.contains('!') ? QByteArray() : line;
}

} // namespace

KnownHosts::KnownHosts(QString ours, QStringList others)
    : m_ours(std::move(ours))
    , m_others(std::move(others))
{}

QString KnownHosts::nameOf(const QString& address, quint16 port)
{
    const QString host = address.toLower();
    return port == 22 ? host : QStringLiteral("[%1]:%2").arg(host).arg(port);
}

QString KnownHosts::fingerprint(ssh_key key)
{
    unsigned char* hash = nullptr;
    std::size_t size = 0;
    if (ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &size) != 0)
        return {};
    const SshPtr<char*> text(ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, size));
    ssh_clean_pubkey_hash(&hash);
    return QString::fromLatin1(text.get());
}

QString KnownHosts::typeName(ssh_key key)
{
    return QString::fromLatin1(ssh_key_type_to_char(ssh_key_type(key)));
}

HostKeyVerdict KnownHosts::judge(const QString& name, ssh_key key) const
{
    HostKeyVerdict verdict;
    for (const Entry& entry : entries(name)) {
        const bool isSame = ssh_key_cmp(entry.key.get(), key, SSH_KEY_CMP_PUBLIC) == 0;
        if (isSame && entry.isRevoked)
            return {HostKeyVerdict::Kind::Changed, entry.file, entry.line, {}, false};
        verdict.hasAuthority = verdict.hasAuthority || entry.isAuthority;
        if (entry.isRevoked || entry.isAuthority || verdict.kind == HostKeyVerdict::Kind::Known)
            continue;
        const bool isChange = ssh_key_type(entry.key.get()) == ssh_key_type(key);
        if (isSame) {
            verdict = {HostKeyVerdict::Kind::Known, {}, 0, {}, verdict.hasAuthority};
        } else if (isChange && verdict.kind == HostKeyVerdict::Kind::Unknown) {
            verdict = {
                HostKeyVerdict::Kind::Changed, entry.file, entry.line, {}, verdict.hasAuthority};
        } else if (verdict.kind == HostKeyVerdict::Kind::Unknown && verdict.otherType.isEmpty()) {
            verdict.otherType = typeName(entry.key.get());
            verdict.file = entry.file;
            verdict.line = entry.line;
        }
    }
    return verdict;
}

QByteArray KnownHosts::algorithms(const QString& name) const
{
    QByteArrayList order;
    const auto add = [&order](const QByteArrayList& algorithms) {
        for (const QByteArray& algorithm : algorithms) {
            if (allAlgorithms.contains(algorithm) && !order.contains(algorithm))
                order.append(algorithm);
        }
    };
    for (const Entry& entry : entries(name)) {
        if (!entry.isRevoked && !entry.isAuthority)
            add(algorithmsOf(entry.key.get()));
    }
    add(allAlgorithms);
    return order.join(',');
}

Result<> KnownHosts::accept(const QString& name, ssh_key key) const
{
    const auto unwritable = [this](const QString& reason) {
        return fail(Errc::FileUnwritable, {{"path", m_ours.toStdString()}}, reason.toStdString());
    };
    char* base64 = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &base64) != SSH_OK)
        return fail(Errc::Internal, {}, "ssh_pki_export_pubkey_base64");
    const SshPtr<char*> owned(base64);
    QByteArray content;
    if (QFile old(m_ours); old.exists()) {
        // What cannot be read must not be replaced: it may hold keys that were accepted.
        if (!old.open(QIODevice::ReadOnly) || old.size() > fileLimit)
            return unwritable(old.errorString());
        content = old.readAll();
    }
    if (!content.isEmpty() && !content.endsWith('\n'))
        content += '\n';
    content += name.toUtf8() + ' ' + typeName(key).toLatin1() + ' ' + base64 + '\n';

    QDir().mkpath(QFileInfo(m_ours).path());
    QSaveFile file(m_ours);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content) != content.size() || !file.commit())
        return unwritable(file.errorString());
    return {};
}

std::vector<KnownHosts::Entry> KnownHosts::entries(const QString& name) const
{
    std::vector<Entry> found;
    const QByteArray host = name.toUtf8();
    for (const QString& path : QStringList(m_ours) + m_others) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > fileLimit)
            continue;
        for (int number = 1; !file.atEnd(); ++number) {
            QByteArray line = normalized(file.readLine());
            const bool isRevoked = line.startsWith(revokedMark);
            const bool isAuthority = line.startsWith(authorityMark);
            if (isRevoked || isAuthority)
                line = line.mid(line.indexOf(' ')).trimmed();
            if (line.isEmpty() || line.startsWith('@'))
                continue;
            ssh_knownhosts_entry* parsed = nullptr;
            // Not for this host, or of a form or type libssh does not know.
            if (ssh_known_hosts_parse_line(host.constData(), line.constData(), &parsed) != SSH_OK)
                continue;
            const SshPtr<ssh_knownhosts_entry*> entry(parsed);
            found.push_back({SshPtr<ssh_key>(ssh_key_dup(entry->publickey)), isRevoked, isAuthority,
                             path, number});
        }
    }
    return found;
}

} // namespace vfpilot::remote
