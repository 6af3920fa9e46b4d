// SPDX-License-Identifier: GPL-3.0-or-later

// Connects to a host as the wizard does, asks for the facts, and tells as JSON how many
// nanoseconds after the start of the attempt each was there. Asks nobody: a host key that is not
// in the known hosts file, or a wish for a secret, ends it.

#include "remote/connection.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QTextStream>

using namespace vfpilot;
using remote::Connection;

namespace {

constexpr auto stateNames = QMetaEnum::fromType<Connection::State>;

int give(const QString& reason)
{
    QTextStream(stderr) << "connect_time: " << reason << Qt::endl;
    return 1;
}

QString words(const Error& error)
{
    return QString::fromStdString(std::string(wireName(error.code))) + u' ' +
           QString::fromStdString(error.detail);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const auto option = [&parser](const char* name, const char* fallback = "") {
        parser.addOption(
            {QLatin1String(name), {}, QLatin1String("value"), QLatin1String(fallback)});
        return QLatin1String(name);
    };
    const auto port = option("port");
    const auto user = option("user", "root");
    const auto key = option("key");
    const auto root = option("root", "/");
    const auto engine = option("engine");
    const auto knownHosts = option("known-hosts");
    parser.process(application);

    remote::HostProfile profile;
    profile.address = QStringLiteral("127.0.0.1");
    profile.port = parser.value(port).toUShort();
    profile.user = parser.value(user);
    profile.keyFile = parser.value(key);
    profile.root = parser.value(root);
    Connection::Settings settings;
    settings.enginePath = parser.value(engine);
    settings.knownHostsFile = parser.value(knownHosts);
    settings.connectTimeoutSeconds = 60;

    QElapsedTimer clock;
    QJsonObject told;
    const auto note = [&](const QString& what) {
        if (!told.contains(what))
            told[what] = clock.nsecsElapsed();
    };
    Connection connection(settings);
    QObject::connect(&connection, &Connection::stateChanged, [&](Connection::State state) {
        note(QLatin1String(stateNames().valueToKey(int(state))));
    });
    QObject::connect(&connection, &Connection::hostKeyAsked,
                     [&] { application.exit(give(QStringLiteral("unknown host key"))); });
    QObject::connect(&connection, &Connection::secretAsked,
                     [&] { application.exit(give(QStringLiteral("a secret is wanted"))); });
    QObject::connect(&connection, &Connection::failed,
                     [&](const Error& error) { application.exit(give(words(error))); });
    QObject::connect(&connection, &Connection::ready, [&] {
        connection.client().call<protocol::Probe>(
            {}, &connection, [&](const Result<protocol::ProbeReply>& reply) {
                if (!reply)
                    return application.exit(give(words(reply.error())));
                note(QStringLiteral("facts"));
                told[QStringLiteral("findings")] =
                    qint64(reply->chain.size() + reply->symptoms.size());
                told[QStringLiteral("reply")] = qint64(protocol::toJson(*reply).size());
                application.exit(0);
            });
    });
    clock.start();
    connection.open(profile);
    const int status = QCoreApplication::exec();
    if (status == 0)
        QTextStream(stdout) << QJsonDocument(told).toJson(QJsonDocument::Compact) << Qt::endl;
    return status;
}
