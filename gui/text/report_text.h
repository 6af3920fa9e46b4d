// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"

#include <QDateTime>
#include <QString>

/// Words of the report.
namespace vfpilot::gui::report_text {

QString host();
QString simulated();
QString item();
QString value();
QString node();
QString address();
QString version();
QString kernel();
QString cpu();
QString gpu();
QString loader();
QString secureBoot();
QString parameters();
QString notKnown();

QString result();
QString chain();
QString state();
QString link();
QString seen();
QString vfs();
QString vf();
QString driver();
QString groupColumn();
QString vm();
QString machines();
QString noVms();
QString noVfs();
QString name();
QString holds();
QString jobs();
QString noJobs();
QString time();
QString job();
QString what();
QString steps();
QString step();
QString took();
QString errors();
QString kernelLog();

QString title(const QString& host);
QString made(const QDateTime& when, const QString& version);
QString stepsOf(const QString& job);
QString stepState(protocol::StepState state);

} // namespace vfpilot::gui::report_text
