// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/driver.h"
#include "gui/wizard/language.h"

#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>

using namespace vfpilot::gui;

class TestTourDriver : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        setLanguage(QStringLiteral("en"));
        m_window = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_window.get());
        m_button = new QPushButton(m_window.get());
        m_button->setObjectName(QStringLiteral("nav.next"));
        column->addWidget(m_button);
        m_window->show();
    }

    void pressesByName()
    {
        Driver driver(*m_window, m_folder.path());
        int pressed = 0;
        connect(m_button, &QPushButton::clicked, this, [&] { ++pressed; });
        driver.click(QStringLiteral("nav.next"));
        QCOMPARE(pressed, 1);
    }

    void saysWhichWidgetIsMissing()
    {
        Driver driver(*m_window, m_folder.path());
        QCOMPARE(failure([&] { driver.click(QStringLiteral("nav.nowhere")); }),
                 QStringLiteral("nav.nowhere: missing"));
        QCOMPARE(failure([&] { driver.find<QLineEdit>(QStringLiteral("nav.next")); }),
                 QStringLiteral("nav.next: wrong-kind"));
    }

    void doesNotPressWhatAPersonCouldNot()
    {
        Driver driver(*m_window, m_folder.path());
        m_button->setEnabled(false);
        QCOMPARE(failure([&] { driver.click(QStringLiteral("nav.next")); }),
                 QStringLiteral("nav.next: disabled"));
        m_button->setEnabled(true);
        m_button->hide();
        QCOMPARE(failure([&] { driver.click(QStringLiteral("nav.next")); }),
                 QStringLiteral("nav.next: disabled"));
    }

    void waitsWithALimit()
    {
        Driver driver(*m_window, m_folder.path());
        bool isSo = false;
        QTimer::singleShot(50, this, [&] { isSo = true; });
        driver.wait(QStringLiteral("it"), 5, [&] { return isSo; });
        QCOMPARE(failure([&] { driver.wait(QStringLiteral("it"), 0, [] { return false; }); }),
                 QStringLiteral("it: not within 0 s"));
        QCOMPARE(failure([&] {
                     driver.wait(
                         QStringLiteral("it"), 60, [] { return false; },
                         [] { return QStringLiteral("link-lost"); });
                 }),
                 QStringLiteral("it: link-lost"));
    }

    void takesAPictureInEachLanguage()
    {
        Driver driver(*m_window, m_folder.filePath(QStringLiteral("new/folder")));
        driver.picture(QStringLiteral("01-connect"));
        QCOMPARE(QDir(m_folder.filePath(QStringLiteral("new/folder"))).entryList(QDir::Files),
                 (QStringList{"01-connect-en.png", "01-connect-zh_CN.png"}));
        QCOMPARE(currentLanguage(), QStringLiteral("en"));
        QCOMPARE(driver.pictures(), 2);
    }

private:
    template<class Act>
    QString failure(Act act)
    {
        try {
            act();
        } catch (const TourFailure& what) {
            return QString::fromStdString(what.what());
        }
        return QStringLiteral("no failure");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QWidget> m_window;
    QPushButton* m_button = nullptr;
};

QTEST_MAIN(TestTourDriver)
#include "tst_tour_driver.moc"
