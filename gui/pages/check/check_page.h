// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "gui/wizard/page.h"

#include <optional>

class QFrame;
class QLabel;
class QPushButton;

namespace vfpilot::gui {

class ChainView;
class GlyphLabel;

/// The chain as far as it can be known, and in one sentence what follows from it.
class CheckPage : public Page
{
    Q_OBJECT

public:
    explicit CheckPage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Check; }
    QString title() const override;
    QString purpose() const override;
    QString nextLabel() const override;
    bool isComplete() const override;

protected:
    void retranslate() override;

private:
    void show();
    void showSummary();
    void setSummary(const char* tone, const QString& text);

    QFrame* m_banner;
    GlyphLabel* m_glyph;
    QLabel* m_summary;
    QPushButton* m_again;
    ChainView* m_chain;
    std::optional<Error> m_error; ///< why the last look failed
};

} // namespace vfpilot::gui
