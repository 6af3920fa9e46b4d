// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/plan_view.h"

#include "gui/text/plain.h"
#include "gui/text/review_text.h"
#include "gui/text/step_text.h"
#include "gui/widgets/command_line.h"
#include "gui/widgets/file_difference.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/parameter_help.h"
#include "gui/widgets/scroll_column.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {
namespace {

constexpr int stepRole = Qt::UserRole; // index in the plan; a group's title has none
constexpr int listWidth = 264;
// What frame, padding and scroll bar take of the list's width.
constexpr int itemMargins = 38;

// Qt asks for an item's height with the width of the whole list, and where Chinese and Latin
// letters stand in one line it draws a little more than it measured, or an ellipsis.
constexpr int moreThanMeasured = 4;

class NarrowItems : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem narrow(option);
        narrow.rect.setWidth(listWidth - itemMargins);
        return QStyledItemDelegate::sizeHint(narrow, index) + QSize(0, moreThanMeasured);
    }
};

QString fileState(const protocol::FileChange& change)
{
    if (change.modeBefore.empty())
        return review_text::fileNew(change.modeAfter);
    if (change.modeAfter.empty())
        return review_text::fileGone();
    if (change.modeBefore != change.modeAfter)
        return review_text::modeChanged(change.modeBefore, change.modeAfter);
    return review_text::fileChanged();
}

QLabel* label(const char* kind, const QString& text)
{
    QLabel* made = wrappedLabel(kind);
    made->setText(text);
    return made;
}

} // namespace

PlanView::PlanView(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_steps(new QListWidget)
    , m_detail(new ScrollColumn)
{
    m_steps->setObjectName(name + QStringLiteral(".steps"));
    m_steps->setWordWrap(true);
    m_steps->setItemDelegate(new NarrowItems(m_steps));
    m_steps->setTextElideMode(Qt::ElideRight); // of a name that has no place to wrap at
    m_steps->setFixedWidth(listWidth);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_steps->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_detail->setObjectName(name + QStringLiteral(".detail"));
    m_detail->column()->setContentsMargins(0, 0, 14, 12);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(16);
    row->addWidget(m_steps);
    row->addWidget(m_detail, 1);
    connect(m_steps, &QListWidget::currentRowChanged, this, [this] { showStep(chosenStep()); });
}

void PlanView::setPlan(const protocol::Plan& plan)
{
    m_plan = plan;
    fillList();
}

void PlanView::fillList()
{
    const int chosen = chosenStep();
    m_steps->blockSignals(true);
    m_steps->clear();
    std::vector<std::string> groups;
    for (const protocol::PlannedStep& step : m_plan.steps) {
        if (std::find(groups.begin(), groups.end(), step.group) != groups.end())
            continue;
        groups.push_back(step.group);
        addGroup(step.group);
    }
    m_steps->setAccessibleName(review_text::steps());
    for (int row = 0; row < m_steps->count(); ++row) {
        const QVariant index = m_steps->item(row)->data(stepRole);
        if (index.isValid() && (index.toInt() == chosen || chosen < 0)) {
            m_steps->setCurrentRow(row);
            break;
        }
    }
    m_steps->blockSignals(false); // not before: it is shown once, below
    showStep(chosenStep());
}

void PlanView::addGroup(const std::string& group)
{
    auto* title = new QListWidgetItem(groupTitle(group), m_steps);
    title->setFlags(Qt::NoItemFlags);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    title->setForeground(color(Role::Muted));
    for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
        const protocol::PlannedStep& step = m_plan.steps[i];
        if (step.group != group)
            continue;
        auto* item =
            new QListWidgetItem(QStringLiteral("%1  %2").arg(i + 1).arg(stepTodo(step)), m_steps);
        item->setData(stepRole, static_cast<int>(i));
    }
}

int PlanView::chosenStep() const
{
    const QListWidgetItem* item = m_steps->currentItem();
    const QVariant index = item ? item->data(stepRole) : QVariant();
    const bool isKnown = index.isValid() && index.toUInt() < m_plan.steps.size();
    return isKnown ? index.toInt() : -1;
}

void PlanView::showStep(int index)
{
    delete m_content;
    m_content = new QWidget;
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins({});
    m_column->setSpacing(8);
    if (index >= 0) {
        const protocol::PlannedStep& step = m_plan.steps[static_cast<std::size_t>(index)];
        m_column->addWidget(label("heading", stepTodo(step)));
        for (const protocol::FileChange& change : step.files)
            m_column->addWidget(new FileDifference(
                change, {fileState(change), review_text::before(), review_text::after()}));
        showCommands(step);
        if (const auto tokens = step.args.find("tokens"); tokens != step.args.end()) {
            auto* help = new ParameterHelp;
            m_column->addWidget(help);
            help->setText(QString::fromStdString(tokens->second));
        }
        if (step.args.contains("leftovers") && step.group != "leftovers")
            m_column->addWidget(label("muted", review_text::alsoClears()));
        m_column->addWidget(label("muted", undoText(step.undo)));
    }
    m_detail->add(m_content);
    m_content->show();
}

void PlanView::showCommands(const protocol::PlannedStep& step)
{
    if (!step.commands.empty())
        m_column->addWidget(label("", review_text::runs(static_cast<int>(step.commands.size()))));
    for (const auto& argv : step.commands) {
        auto* line = new CommandLine;
        line->setText(review_text::commandLine(argv));
        m_column->addWidget(line);
    }
    if (!step.commands.empty() || !step.files.empty())
        return;
    const auto arg = [&step](const char* name) {
        const auto found = step.args.find(name);
        return found == step.args.end() ? QString() : plainLine(found->second, 300);
    };
    const bool isCopy = step.kind == "install-engine-copy";
    m_column->addWidget(
        label("", isCopy ? review_text::engineCopy() : review_text::noChangeShown()));
    if (isCopy) {
        auto* line = new CommandLine;
        line->setText(arg("path") + QStringLiteral("\nSHA-256 ") + arg("sha256"));
        m_column->addWidget(line);
    }
}

void PlanView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Later: with either event Qt walks over the widgets, and none may go meanwhile.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &PlanView::fillList, Qt::QueuedConnection);
}

} // namespace vfpilot::gui
