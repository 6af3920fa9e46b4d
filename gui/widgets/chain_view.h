// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/finding.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QVBoxLayout;

namespace vfpilot::gui {

class ChainRow;

/// The chain as a path from top to bottom. Each link opens to what was seen, why it is so and what
/// to do; the first broken one is open from the start. Has no scroll bar of its own.
class ChainView : public QWidget
{
    Q_OBJECT

public:
    explicit ChainView(QWidget* parent = nullptr);

    /// Shows these links. Those that the person opened stay open. The first come at once,
    /// the rest with the next turns of the event loop while the view can be seen.
    void setChain(const std::vector<protocol::Finding>& chain);
    void setOpen(const std::string& id, bool open);
    bool isOpen(const std::string& id) const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showMore();
    QVBoxLayout* boxOf(std::size_t row);

    std::vector<protocol::Finding> m_chain; ///< each id once
    std::map<std::string, ChainRow*> m_rows;
    std::size_t m_shown = 0; ///< links of m_chain whose row says what they say
    QTimer m_more;
    std::string m_firstBroken;
    QVBoxLayout* m_column;
    std::vector<QVBoxLayout*> m_boxes; ///< of some rows each: a new row lays out its own box only
};

} // namespace vfpilot::gui
