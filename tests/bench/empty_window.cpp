// SPDX-License-Identifier: GPL-3.0-or-later

// The least that a Qt Widgets program with a window is: what the wizard's start is measured
// against.

#include <QApplication>
#include <QMainWindow>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.show();
    return QApplication::exec();
}
