// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/methods.h"
#include "remote/engine_client.h"
#include "remote/host_profile.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>

namespace vfpilot::remote {

class KeptSecrets;

/// A host key the person has to decide on. Only for keys not met before: a changed key is the
/// error host-key-changed and there is nothing to decide.
struct HostKeyQuestion
{
    QString host;        ///< "pve.home" or "[pve.home]:2222"
    QString keyType;     ///< "ssh-ed25519"
    QString fingerprint; ///< "SHA256:…" as ssh-keygen -l prints it
    QString jumpTo;      ///< not the host itself, but one on the way to this one
    QString otherType;   ///< keys of this type, not of keyType, are known: "ssh-ed25519"
    QString otherFile;   ///< where the first of them stands
    /// A line "@cert-authority" names the host, and certificates are not checked here.
    bool hasAuthority = false;
};

/// A secret the server or a key file asks for.
struct SecretQuestion
{
    enum class Kind {
        Password,
        KeyPassphrase,
        KeyboardInteractive,
        Sudo, ///< the user's own password, to become root
    };
    Kind kind = Kind::Password;
    QString user;
    QString host;
    QString keyFile; ///< for KeyPassphrase
    QString prompt;  ///< for KeyboardInteractive: the server's own words, plain text
    bool echo = false;
    bool retry = false; ///< the answer before was wrong
    QString jumpTo;     ///< not the host itself, but one on the way to this one
    QString keepName;   ///< under which the answer may be kept; empty: it is good for once
    /// Other things were asked for as well, and a "no" may have meant those.
    bool isOneOfSeveral = false;
    bool keptWasWrong = false; ///< with `retry`: the answer before was the kept one
};

/// One host: the way to it, the engine on it, and the way back after a lost link. Owns the thread
/// of the SSH session; all signals come in the thread that made the object.
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Connecting,      ///< TCP and key exchange
        CheckingHostKey, ///< maybe waiting for answerHostKey()
        SigningIn,       ///< maybe waiting for answerSecret()
        Uploading,       ///< the engine is not there yet
        Starting,        ///< until hello
        Ready,
        Reconnecting, ///< link lost; the next try comes by itself
        Failed,
    };
    Q_ENUM(State)

    struct Settings
    {
        QString enginePath;           ///< the Linux engine program to put on hosts
        QString knownHostsFile;       ///< ours, read and written
        QStringList personKnownHosts; ///< read only, e.g. ~/.ssh/known_hosts
        QStringList defaultKeys;      ///< private keys to try where the profile names none
        int connectTimeoutSeconds = 15;
        int reconnectSeconds = 5;
        int keepAliveMs = 4000; ///< how often the other side is asked whether it is there
        int silenceMs = 15000;  ///< then the link is dead
    };

    /// This person's files, and the engine beside the wizard.
    static Settings standardSettings();

    explicit Connection(Settings settings, QObject* parent = nullptr);
    ~Connection() override;

    State state() const;
    const HostProfile& profile() const;
    /// Of the last hello; empty before.
    const protocol::Hello& hello() const;
    /// Where answers are looked up and kept. Not owned; null, as at first: nowhere.
    void setKeptSecrets(KeptSecrets* kept);
    KeptSecrets* keptSecrets() const;
    /// Always there; open while Ready.
    EngineClient& client();

    void open(const HostProfile& profile);
    /// Ends the session for good; open requests fail with link-lost. Jobs on the host go on.
    void close();
    void answerHostKey(bool accept);
    /// An empty answer means "not this one": the next way to sign in is tried. `keep`: for the next
    /// run, too, once it has proved right.
    void answerSecret(const QString& answer, bool keep = false);
    /// Gives up: failed() with cancelled.
    void cancelSecret();
    /// Try again now instead of waiting.
    void reconnectNow();

    /// Puts a driver package where the engine looks for it (protocol/paths.h packageDir): hash
    /// checked on the host, temporary name, fsync, rename. Only while Ready. `progress` gets bytes
    /// sent and bytes in all. The reply names the hash.
    /// Errors: package-not-accepted, file-unreadable, upload-failed, hash-mismatch, no-space,
    /// link-lost, cancelled.
    void uploadPackage(const QString& localPath,
                       QObject* context,
                       std::function<void(qint64 sent, qint64 total)> progress,
                       std::function<void(Result<protocol::PackageFile>)> reply);
    /// Uploads under way end with cancelled; nothing of them that counts is left on the host.
    void cancelUpload();

signals:
    void stateChanged(vfpilot::remote::Connection::State state);
    void hostKeyAsked(const vfpilot::remote::HostKeyQuestion& question);
    void secretAsked(const vfpilot::remote::SecretQuestion& question);
    /// While Uploading: how much of the engine is there.
    void engineProgress(qint64 sent, qint64 total);
    void ready(const vfpilot::protocol::Hello& hello);
    /// The link was there and is gone, or a try to get it back has failed; the next one starts in
    /// `seconds`. The state stays Reconnecting until Ready or Failed.
    void linkLost(const vfpilot::Error& reason, int seconds);
    /// Nothing more is tried until open() or reconnectNow().
    void failed(const vfpilot::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vfpilot::remote
