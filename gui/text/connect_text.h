// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/secret_store.h"

#include <QString>

namespace vfpilot::gui::connect_text {

QString title();
QString purpose();
QString connectTo();  ///< the primary button
QString connecting(); ///< the same while it is being done
QString nextCheck();  ///< the same when it is done

QString address();
QString addressHint();
QString port();
QString user();
QString keyFile();
QString keyFileHint();
QString browse();
QString chooseKeyFile();

QString knownHosts();
QString forget();
QString hostEntry(const remote::HostProfile& profile);
QString via(const remote::HostProfile& profile); ///< "via bastion"; empty without jump hosts
/// Which name of ~/.ssh/config the fields come from, and by which way.
QString configNote(const remote::HostProfile& profile);
QString configUnsupported(const QStringList& options);

QString demoTitle();
QString demoText();
QString demoStart();
QString demoConnect();
QString demoMaking();
QString demoStarting();
QString demoFailed();

/// What is being done, calmly: "Signing in as root …".
QString progress(remote::Connection::State state, const remote::HostProfile& profile);
/// The engine on its way to the host.
QString uploading(int percent);
QString cancel();
QString connected(const QString& host);
QString disconnect();

// The host key.
QString keyTitle(const QString& host);
QString keyText();
QString keyFingerprint(const QString& keyType);
QString keyOtherType(const QString& type, const QString& file);
QString keyAuthority();
QString jumpNote(const QString& jumpTo); ///< also for secrets
QString keyHowTo();
QString keyDemo(); ///< above the fingerprint that the simulated host told us itself
QString keyAccept();
QString keyReject();
QString copy();

QString changedTitle();
QString changedText();
QString changedPlace(const QString& file, const QString& line);
QString changedNow(const QString& fingerprint);
QString changedRemove(); ///< button: take the old key out of our own file
QString changedRemoved();
QString changedForeign(); ///< the file is not ours: what to run
QString changedNotRemoved();

// Secrets.
QString secretTitle();
QString secretLabel(const remote::SecretQuestion& question);
QString secretRetry();
QString secretKept();
QString secretOk();
QString keep(); ///< check box: in the desktop's keychain
QString keepNote();
QString keepImpossible(remote::SecretStore::State state);
QString keptWasWrong();
QString forgetSecrets();

} // namespace vfpilot::gui::connect_text
