// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace vfpilot::gui {

/// What the shipped catalog knows of a kernel parameter. What it does is a sentence of gui/text.
struct ParameterFacts
{
    QString name;        ///< "i915.max_vfs"
    QString risk;        ///< "none", "low" or "high"
    bool isFlag = false; ///< takes no value, as "nomodeset"
    QString source;      ///< where it is described, for a person who wants to read it there
};

/// The parameter that a word of a command line sets ("i915.max_vfs=7"); null where the catalog has
/// none of that name. As the kernel does, it takes "-" and "_" for the same.
const ParameterFacts* parameterOf(QStringView word);

/// The words of `text` that set a parameter of the catalog, each parameter once, in order, without
/// quotes around them. Of `names` a name alone will do.
QStringList parameterWords(const QString& text, const QString& names = QString());

} // namespace vfpilot::gui
