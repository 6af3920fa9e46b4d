// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"

namespace vfpilot::gui {

void bindConnection(HostModel& host, remote::Connection& connection)
{
    LinkModel& model = host.link();
    model.setKept(connection.keptSecrets());
    using remote::Connection;
    QObject::connect(&connection, &Connection::stateChanged, &model, &LinkModel::setState);
    QObject::connect(&connection, &Connection::hostKeyAsked, &model, &LinkModel::askHostKey);
    QObject::connect(&connection, &Connection::secretAsked, &model, &LinkModel::askSecret);
    QObject::connect(&connection, &Connection::engineProgress, &model, &LinkModel::setUploaded);
    QObject::connect(&connection, &Connection::linkLost, &model, &LinkModel::lose);
    QObject::connect(&connection, &Connection::failed, &model, &LinkModel::fail);

    QObject::connect(&model, &LinkModel::openRequested, &connection, &Connection::open);
    QObject::connect(&model, &LinkModel::closeRequested, &connection, &Connection::close);
    QObject::connect(&model, &LinkModel::reconnectRequested, &connection,
                     &Connection::reconnectNow);
    QObject::connect(&model, &LinkModel::hostKeyAnswered, &connection, &Connection::answerHostKey);
    QObject::connect(&model, &LinkModel::secretAnswered, &connection, &Connection::answerSecret);
    QObject::connect(&model, &LinkModel::secretCancelled, &connection, &Connection::cancelSecret);

    host.setUpload([&connection](const QString& path, QObject* context,
                                 HostModel::UploadProgress progress, HostModel::UploadReply reply) {
        connection.uploadPackage(path, context, std::move(progress), std::move(reply));
    });
}

} // namespace vfpilot::gui
