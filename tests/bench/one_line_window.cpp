// SPDX-License-Identifier: GPL-3.0-or-later

// The least that shows a word in both languages: what the fonts alone cost, which an empty window
// never loads.

#include <QApplication>
#include <QLabel>
#include <QMainWindow>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("SR-IOV 虚拟化")));
    window.show();
    return QApplication::exec();
}
