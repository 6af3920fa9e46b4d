// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/log/log_model.h"
#include "gui/models/host_model.h"
#include "gui/pages/connect/connect_page.h"
#include "gui/text/program_text.h"
#include "gui/tour/tour.h"
#include "gui/wizard/demo_host.h"
#include "gui/wizard/language.h"
#include "gui/wizard/link_dialogs.h"
#include "gui/wizard/main_window.h"
#include "gui/wizard/settings.h"
#include "gui/wizard/theme.h"
#include "remote/connection.h"
#include "remote/kept_secrets.h"
#include "remote/keychain_store.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

namespace {

using namespace vfpilot;
using namespace vfpilot::gui;

struct Options
{
    QString language;
    QString demo;
    QString tour; ///< folder for its pictures; empty: none
    bool isDark = false;
};

Options readOptions(const QApplication& application)
{
    const QCommandLineOption language(QStringLiteral("language"), program_text::languageOption(),
                                      QStringLiteral("zh_CN|en"));
    const QCommandLineOption demo(QStringLiteral("demo"), program_text::demoOption(),
                                  QStringLiteral("connection.json"));
    const QCommandLineOption tour(QStringLiteral("tour"), program_text::tourOption(),
                                  QStringLiteral("folder"));
    const QCommandLineOption dark(QStringLiteral("dark"), program_text::darkOption());
    QCommandLineParser parser;
    parser.setApplicationDescription(program_text::description());
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({language, demo, tour, dark});
    parser.process(application);
    return {parser.value(language), parser.value(demo), parser.value(tour), parser.isSet(dark)};
}

QString firstLanguage(const Options& options, const Settings& settings)
{
    for (const QString& code : {options.language, settings.language()}) {
        if (languages().contains(code))
            return code;
    }
    return desktopLanguage();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("vfpilot"));
    QApplication::setApplicationVersion(QStringLiteral(VFPILOT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("vfpilot"));
    setLanguage(desktopLanguage()); // for what the options say of themselves
    const Options options = readOptions(application);
    const Settings settings;
    setLanguage(firstLanguage(options, settings));
    applyTheme(application, options.isDark ? Theme::Dark : settings.theme());

    LogModel log; // from here on the log view has what is logged
    remote::KeychainStore keychain;
    remote::KeptSecrets kept(keychain, remote::KeptSecrets::standardFile());
    remote::Connection connection(remote::Connection::standardSettings());
    connection.setKeptSecrets(&kept);
    HostModel host(connection.client(), &connection);
    bindConnection(host, connection);
    DemoHost demo;
    if (!options.demo.isEmpty()) {
        if (const auto used = demo.use(options.demo); !used) {
            QTextStream(stderr) << program_text::demoUnusable(used.error()) << Qt::endl;
            return 1;
        }
    }

    MainWindow window(host);
    LinkDialogs dialogs(host.link(), &window);
    const auto takeDemo = [&] {
        if (!demo.connection())
            return;
        dialogs.setToldFingerprint(demo.connection()->fingerprint);
        host.setOfferedPackage(demo.connection()->package);
    };
    QObject::connect(&demo, &DemoHost::changed, &dialogs, takeDemo);
    takeDemo();
    if (auto* page = qobject_cast<ConnectPage*>(window.page(PageId::Connect)))
        page->setDemo(&demo);
    if (!options.tour.isEmpty()) {
        if (!demo.connection()) {
            QTextStream(stderr) << program_text::tourWantsDemo() << Qt::endl;
            return 1;
        }
        return Tour(window,
                    {options.tour, demo.connection()->package, demo.connection()->fingerprint})
            .run();
    }
    window.show();
    return QApplication::exec();
}
