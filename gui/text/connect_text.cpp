// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/connect_text.h"

#include "gui/text/fill.h"
#include "gui/text/plain.h"

#include <QCoreApplication>

namespace vfpilot::gui::connect_text {
namespace {

using remote::Connection;
using remote::SecretQuestion;

std::string value(const QString& text)
{
    return text.toStdString();
}

} // namespace

QString title()
{
    return QCoreApplication::translate("connect", "Which host shall share its iGPU?");
}

QString purpose()
{
    return QCoreApplication::translate("connect", "This only puts a small program there that looks "
                                                  "around. The host's settings stay as they are.");
}

QString connectTo()
{
    return QCoreApplication::translate("connect", "Connect");
}

QString connecting()
{
    return QCoreApplication::translate("connect", "Connecting…");
}

QString nextCheck()
{
    return QCoreApplication::translate("connect", "Next: Check");
}

QString address()
{
    return QCoreApplication::translate("connect", "Address");
}

QString addressHint()
{
    return QCoreApplication::translate("connect", "Name or IP address");
}

QString port()
{
    return QCoreApplication::translate("connect", "Port");
}

QString user()
{
    return QCoreApplication::translate("connect", "User");
}

QString keyFile()
{
    return QCoreApplication::translate("connect", "Key file");
}

QString keyFileHint()
{
    return QCoreApplication::translate("connect", "Optional");
}

QString browse()
{
    return QCoreApplication::translate("connect", "Browse…");
}

QString chooseKeyFile()
{
    return QCoreApplication::translate("connect", "Private key");
}

QString knownHosts()
{
    return QCoreApplication::translate("connect", "Hosts you know");
}

QString forget()
{
    return QCoreApplication::translate("connect", "Forget");
}

QString hostEntry(const remote::HostProfile& profile)
{
    const QString place = profile.port == 22
                              ? profile.address
                              : QStringLiteral("%1:%2").arg(profile.address).arg(profile.port);
    QString entry = QStringLiteral("%1@%2").arg(profile.user, place);
    if (!profile.name.isEmpty() && profile.name != profile.address)
        entry = QStringLiteral("%1 (%2)").arg(profile.name, entry);
    if (!profile.jumps.isEmpty())
        entry += QStringLiteral(", ") + via(profile);
    return plainLine(entry, 120);
}

QString via(const remote::HostProfile& profile)
{
    if (profile.jumps.isEmpty())
        return {};
    QStringList names;
    for (const remote::HostProfile& jump : profile.jumps)
        names += plainLine(jump.label(), 60);
    return fill(QCoreApplication::translate("connect", "via {hosts}"),
                {{"hosts", value(names.join(QStringLiteral(", ")))}});
}

QString configNote(const remote::HostProfile& profile)
{
    const Args args = {{"name", value(plainLine(profile.configName, 80))},
                       {"way", value(via(profile))}};
    return profile.jumps.isEmpty()
               ? fill(QCoreApplication::translate("connect", "“{name}” in ~/.ssh/config"), args)
               : fill(QCoreApplication::translate("connect", "“{name}” in ~/.ssh/config, {way}"),
                      args);
}

QString configUnsupported(const QStringList& options)
{
    return fill(QCoreApplication::translate("connect", "Set there, but not followed by vfpilot: "
                                                       "{options}. The host may not be reachable "
                                                       "this way."),
                {{"options", value(plainLine(options.join(QStringLiteral(", ")), 300))}});
}

QString demoTitle()
{
    return QCoreApplication::translate("connect", "Just looking?");
}

QString demoText()
{
    return QCoreApplication::translate("connect", "A simulated Proxmox VE host on this computer "
                                                  "lets you go through everything without any "
                                                  "risk.");
}

QString demoStart()
{
    return QCoreApplication::translate("connect", "Start the simulated host");
}

QString demoConnect()
{
    return QCoreApplication::translate("connect", "Connect to the simulated host");
}

QString demoMaking()
{
    return QCoreApplication::translate("connect", "Making the simulated host…");
}

QString demoStarting()
{
    return QCoreApplication::translate("connect", "The simulated host is starting…");
}

QString demoFailed()
{
    return QCoreApplication::translate("connect", "The simulated host did not start.");
}

QString progress(Connection::State state, const remote::HostProfile& profile)
{
    const Args args = {{"host", value(plainLine(profile.label(), 80))},
                       {"user", value(plainLine(profile.user, 40))}};
    switch (state) {
    case Connection::State::Connecting:
        return fill(QCoreApplication::translate("connect", "Reaching {host}…"), args);
    case Connection::State::CheckingHostKey:
        return QCoreApplication::translate("connect", "Checking that it is the right host…");
    case Connection::State::SigningIn:
        return fill(QCoreApplication::translate("connect", "Signing in as {user}…"), args);
    case Connection::State::Uploading:
        return QCoreApplication::translate("connect", "Putting the engine on the host…");
    case Connection::State::Starting:
        return QCoreApplication::translate("connect", "Starting the engine…");
    case Connection::State::Idle:
    case Connection::State::Ready:
    case Connection::State::Reconnecting:
    case Connection::State::Failed:
        break;
    }
    return {};
}

QString uploading(int percent)
{
    return fill(
        QCoreApplication::translate("connect", "Putting the engine on the host: {percent} %"),
        {{"percent", std::to_string(percent)}});
}

QString cancel()
{
    return QCoreApplication::translate("connect", "Cancel");
}

QString connected(const QString& host)
{
    return fill(QCoreApplication::translate("connect", "Connected to {host}."),
                {{"host", value(plainLine(host, 80))}});
}

QString disconnect()
{
    return QCoreApplication::translate("connect", "Disconnect");
}

QString secretTitle()
{
    return QCoreApplication::translate("connect", "Signing in");
}

QString secretLabel(const SecretQuestion& question)
{
    const Args args = {{"user", value(plainLine(question.user, 60))},
                       {"host", value(plainLine(question.host, 80))},
                       {"file", value(plainLine(question.keyFile, 160))}};
    switch (question.kind) {
    case SecretQuestion::Kind::Password:
        return fill(QCoreApplication::translate("connect", "Password of {user} on {host}"), args);
    case SecretQuestion::Kind::KeyPassphrase:
        return fill(QCoreApplication::translate("connect", "Passphrase of the key {file}"), args);
    case SecretQuestion::Kind::KeyboardInteractive:
        return fill(QCoreApplication::translate("connect", "{host} asks {user}:"), args);
    case SecretQuestion::Kind::Sudo:
        return fill(
            QCoreApplication::translate("connect", "Password of {user} on {host}, for sudo"), args);
    }
    return {};
}

QString secretRetry()
{
    return QCoreApplication::translate("connect", "That was not right. Please try again.");
}

QString secretKept()
{
    return QCoreApplication::translate("connect", "Stays in memory and is never written anywhere.");
}

QString secretOk()
{
    return QCoreApplication::translate("connect", "Sign in");
}

QString keep()
{
    return QCoreApplication::translate("connect", "Remember in the keychain of this desktop");
}

QString keepNote()
{
    return QCoreApplication::translate("connect", "Goes into the keychain once it has proved "
                                                  "right. “Forget passwords” takes it out again.");
}

QString keepImpossible(remote::SecretStore::State state)
{
    if (state == remote::SecretStore::State::Denied) {
        return QCoreApplication::translate("connect", "The keychain did not let vfpilot in, so "
                                                      "this stays in memory only.");
    }
    return QCoreApplication::translate("connect", "No keychain is running on this desktop, so this "
                                                  "stays in memory only.");
}

QString keptWasWrong()
{
    return QCoreApplication::translate("connect", "What the keychain has is not right any more. "
                                                  "Please type it.");
}

QString forgetSecrets()
{
    return QCoreApplication::translate("connect", "Forget passwords");
}

} // namespace vfpilot::gui::connect_text
