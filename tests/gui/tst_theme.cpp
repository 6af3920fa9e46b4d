// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QImage>
#include <QRadioButton>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace vfpilot::gui;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& ink)
{
    return 0.2126 * linear(ink.redF()) + 0.7152 * linear(ink.greenF()) +
           0.0722 * linear(ink.blueF());
}

/// As WCAG 2.1 has it: 1 for the same color, 21 for black on white.
double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { applyTheme(application(), Theme::Light); }

    void whatIsClickedOnCanBeSeen_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<bool>("isRing");
        QTest::addColumn<bool>("isOn");
        for (const auto theme : {Theme::Light, Theme::Dark})
            for (const bool isRing : {false, true})
                for (const bool isOn : {false, true})
                    QTest::addRow("%s %s %s", theme == Theme::Light ? "light" : "dark",
                                  isRing ? "ring" : "box", isOn ? "on" : "off")
                        << static_cast<int>(theme) << isRing << isOn;
    }

    /// WCAG 2.1, 1.4.11: the outline of a control against the ground beside it, 3 to 1.
    void whatIsClickedOnCanBeSeen()
    {
        QFETCH(int, theme);
        QFETCH(bool, isRing);
        QFETCH(bool, isOn);
        applyTheme(application(), static_cast<Theme>(theme));
        QWidget window;
        window.resize(60, 40);
        QAbstractButton* button = isRing ? static_cast<QAbstractButton*>(new QRadioButton(&window))
                                         : new QCheckBox(&window);
        button->setCheckable(true);
        button->setChecked(isOn);
        button->setFocusPolicy(Qt::NoFocus);
        button->setGeometry(10, 10, 24, 20);
        const QImage picture = window.grab().toImage();
        const QColor ground = picture.pixelColor(2, 2);
        double best = 1;
        for (int x = 8; x < 34; ++x)
            for (int y = 8; y < 32; ++y)
                best = std::max(best, contrast(picture.pixelColor(x, y), ground));
        QVERIFY2(best >= 3, qPrintable(QString::number(best)));
    }

private:
    static QApplication& application() { return *static_cast<QApplication*>(qApp); }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
