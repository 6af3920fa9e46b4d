// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/connect_text.h"
#include "gui/text/fill.h"
#include "gui/text/plain.h"

#include <QCoreApplication>

namespace vfpilot::gui::connect_text {

QString keyTitle(const QString& host)
{
    return fill(QCoreApplication::translate("hostkey", "Is this really {host}?"),
                {{"host", plainLine(host, 80).toStdString()}});
}

QString keyText()
{
    return QCoreApplication::translate("hostkey", "vfpilot has not met this host before. Make sure "
                                                  "that nobody stands in between: the host's own "
                                                  "console must show this fingerprint.");
}

QString keyFingerprint(const QString& keyType)
{
    return fill(QCoreApplication::translate("hostkey", "Fingerprint ({type})"),
                {{"type", plainLine(keyType, 40).toStdString()}});
}

QString keyOtherType(const QString& type, const QString& file)
{
    return fill(QCoreApplication::translate("hostkey", "A key of another type is known for it "
                                                       "({type}, in {file}), which it did not "
                                                       "show. Be sure before you accept this one."),
                {{"type", plainLine(type, 40).toStdString()},
                 {"file", plainLine(file, 200).toStdString()}});
}

QString keyAuthority()
{
    return QCoreApplication::translate("hostkey", "Your known_hosts trusts a certificate authority "
                                                  "for this host. vfpilot can't check host "
                                                  "certificates, so compare the fingerprint.");
}

QString jumpNote(const QString& jumpTo)
{
    return fill(QCoreApplication::translate("hostkey", "This is a jump host on the way to {host}."),
                {{"host", plainLine(jumpTo, 80).toStdString()}});
}

QString keyHowTo()
{
    return QCoreApplication::translate("hostkey", "Run this at the host's screen, or in the shell "
                                                  "of the Proxmox VE web page:");
}

QString keyDemo()
{
    return QCoreApplication::translate("hostkey", "The simulated host said this when it started:");
}

QString keyAccept()
{
    return QCoreApplication::translate("hostkey", "They are the same");
}

QString keyReject()
{
    return QCoreApplication::translate("hostkey", "Do not connect");
}

QString copy()
{
    return QCoreApplication::translate("hostkey", "Copy");
}

QString changedTitle()
{
    return QCoreApplication::translate("hostkey", "This host shows another key than before.");
}

QString changedText()
{
    return QCoreApplication::translate("hostkey", "vfpilot does not connect to it. Either the host "
                                                  "was installed anew, or someone answers in its "
                                                  "place. If you are sure of the first, remove the "
                                                  "old key and connect again.");
}

QString changedPlace(const QString& file, const QString& line)
{
    return fill(QCoreApplication::translate("hostkey", "Old key: {file}, line {line}"),
                {{"file", plainLine(file, 200).toStdString()},
                 {"line", plainLine(line, 10).toStdString()}});
}

QString changedNow(const QString& fingerprint)
{
    return fill(QCoreApplication::translate("hostkey", "New key: {fingerprint}"),
                {{"fingerprint", plainLine(fingerprint, 100).toStdString()}});
}

QString changedRemove()
{
    return QCoreApplication::translate("hostkey", "Remove the old key");
}

QString changedRemoved()
{
    return QCoreApplication::translate("hostkey", "The old key is removed. On the next try you are "
                                                  "asked about the new one.");
}

QString changedForeign()
{
    return QCoreApplication::translate("hostkey", "That file belongs to OpenSSH. Remove the key "
                                                  "with this command:");
}

QString changedNotRemoved()
{
    return QCoreApplication::translate("hostkey", "The old key could not be removed: the file has "
                                                  "changed, or cannot be written.");
}

} // namespace vfpilot::gui::connect_text
