// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/theme.h"

#include "gui/wizard/fusion_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QWidget>

namespace vfpilot::gui {
namespace {

// One sheet for both themes; @Names are roles of the palette.
constexpr auto sheet = R"(
* { outline: none; }
QToolTip { background: @Raised; color: @Text; border: 1px solid @Border; padding: 4px 6px; }
QMainWindow, QDialog { background: @Window; }
QScrollArea, QScrollArea > QWidget > QWidget#content { background: transparent; border: none; }
QLabel { background: transparent; }
QFrame#header { background: @Rail; border: none; border-bottom: 1px solid @Border; }
QFrame#rail { background: @Rail; border: none; border-right: 1px solid @Border; }
QFrame#navigation { background: transparent; border: none; border-top: 1px solid @Border; }
QLabel#simulated { background: @Simulated; color: @OnSimulated; padding: 4px 22px; }
QLabel[kind="product"] { font-size: 12pt; font-weight: 600; }
QLabel[kind="title"] { font-size: 15pt; font-weight: 600; }
QLabel[kind="heading"] { font-weight: 600; }
QLabel[kind="purpose"], QLabel[kind="muted"] { color: @Muted; }
QLabel[kind="chip"] { border-radius: 9px; padding: 1px 9px; background: @Raised; color: @Muted; }
QLabel[tone="ok"] { color: @Ok; }
QLabel[tone="planned"] { color: @Planned; }
QLabel[tone="warning"] { color: @Warning; }
QLabel[tone="blocking"] { color: @Blocking; }
QLabel[tone="idle"] { color: @Idle; }
QLabel[kind="chip"][tone="ok"] { background: @OkSoft; color: @Ok; }
QLabel[kind="chip"][tone="planned"] { background: @PlannedSoft; color: @Planned; }
QLabel[kind="chip"][tone="warning"] { background: @WarningSoft; color: @Warning; }
QLabel[kind="chip"][tone="blocking"] { background: @BlockingSoft; color: @Blocking; }

QFrame[kind="card"] { background: @Surface; border: 1px solid @Border; border-radius: 8px; }
QFrame[kind="card"][selected="true"] { border: 2px solid @Accent; }
QFrame[kind="card"]:disabled { background: @Window; }
QFrame[kind="well"] { background: @Raised; border: none; border-radius: 6px; }
QFrame[kind="line"] { background: @Border; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="strip"] { background: @WarningSoft; border: none; border-bottom: 1px solid @Border; }
QFrame[kind="banner"] { background: @PlannedSoft; border: none; border-radius: 8px; }
QFrame[kind="banner"][tone="ok"] { background: @OkSoft; }
QFrame[kind="banner"][tone="warning"] { background: @WarningSoft; }
QFrame[kind="banner"][tone="blocking"] { background: @BlockingSoft; }

QPushButton { background: @Surface; color: @Text; border: 1px solid @Border; border-radius: 6px;
              padding: 6px 14px; min-height: 18px; }
QPushButton:hover { background: @Raised; }
QPushButton:focus { border: 1px solid @Accent; }
QPushButton:pressed { background: @Border; }
QPushButton:disabled { color: @Idle; background: @Window; border-color: @Border; }
QPushButton[kind="primary"] { background: @Accent; color: @OnAccent; border: 1px solid @Accent;
                              font-weight: 600; padding: 6px 18px; }
QPushButton[kind="primary"]:hover { background: @AccentHover; border-color: @AccentHover; }
QPushButton[kind="primary"]:focus { border: 2px solid @Text; padding: 5px 17px; }
QPushButton[kind="primary"]:disabled { background: @Border; color: @Idle; border-color: @Border; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @Planned;
                            padding: 4px 8px; }
QPushButton[kind="quiet"]:hover { background: @AccentSoft; }
QPushButton[kind="quiet"]:focus { border: 1px solid @Accent; }
QPushButton[kind="quiet"]:disabled { color: @Idle; }
QPushButton[kind="danger"] { color: @Blocking; }
QPushButton[kind="danger"]:hover { background: @BlockingSoft; }
QPushButton[kind="danger"]:disabled { color: @Idle; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
              padding: 4px 8px; color: @Text; }
QToolButton:hover, QToolButton:checked { background: @Raised; }
QToolButton:focus { border: 1px solid @Accent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QSpinBox, QComboBox { background: @Surface; color: @Text; border: 1px solid @Border;
    border-radius: 6px; padding: 5px 8px; min-height: 18px;
    selection-background-color: @Accent; selection-color: @OnAccent; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus { border: 1px solid @Accent; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { background: @Window; color: @Idle; }
QComboBox::drop-down { border: none; width: 24px; }
QPlainTextEdit, QTextEdit { background: @Surface; color: @Text; border: 1px solid @Border;
    border-radius: 6px; selection-background-color: @Accent; selection-color: @OnAccent; }
QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid @Accent; }
QTextEdit[kind="bare"], QTextEdit[kind="bare"]:focus { background: transparent; border: none; }
QTextEdit[kind="bare"][tone="muted"] { color: @Muted; }

QListView, QTreeView, QTableView { background: @Surface; color: @Text; border: 1px solid @Border;
    border-radius: 8px; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 1px solid @Accent; }
QListView::item { padding: 6px 8px; border-radius: 5px; }
QTreeView::item { padding: 6px 5px; }
QListView::item:hover, QTreeView::item:hover { background: @Raised; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: @AccentSoft; color: @Text; }
QHeaderView::section { background: @Surface; color: @Muted; border: none;
    border-bottom: 1px solid @Border; padding: 6px 8px; }
QMenu { background: @Surface; color: @Text; border: 1px solid @Border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @AccentSoft; }
QMenu::separator { height: 1px; background: @Border; margin: 4px 8px; }

QProgressBar { background: @Raised; border: none; border-radius: 4px; min-height: 8px;
    max-height: 8px; }
QProgressBar::chunk { background: @Accent; border-radius: 4px; }
QSlider:horizontal { min-height: 26px; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: @Border; }
QSlider::sub-page:horizontal { height: 6px; border-radius: 3px; background: @Accent; }
QSlider::handle:horizontal { width: 18px; height: 18px; margin: -7px 0; border-radius: 10px;
    background: @Surface; border: 2px solid @Accent; }
QSlider::handle:horizontal:focus { background: @Accent; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {
    background: @Border; border-color: @Border; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: @Border; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @Idle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
)";

struct Named
{
    const char* name;
    Role role;
};

// A name that begins another stands after it.
constexpr Named names[] = {
    {"@Window", Role::Window},
    {"@Rail", Role::Rail},
    {"@Simulated", Role::Simulated},
    {"@OnSimulated", Role::OnSimulated},
    {"@Surface", Role::Surface},
    {"@Raised", Role::Raised},
    {"@Border", Role::Border},
    {"@Text", Role::Text},
    {"@Muted", Role::Muted},
    {"@AccentHover", Role::AccentHover},
    {"@AccentSoft", Role::AccentSoft},
    {"@Accent", Role::Accent},
    {"@OnAccent", Role::OnAccent},
    {"@OkSoft", Role::OkSoft},
    {"@PlannedSoft", Role::PlannedSoft},
    {"@WarningSoft", Role::WarningSoft},
    {"@BlockingSoft", Role::BlockingSoft},
    {"@Ok", Role::Ok},
    {"@Planned", Role::Planned},
    {"@Warning", Role::Warning},
    {"@Blocking", Role::Blocking},
    {"@Idle", Role::Idle},
};

QString styleSheet()
{
    QString text = QString::fromLatin1(sheet);
    for (const Named& entry : names)
        text.replace(QLatin1String(entry.name), color(entry.role).name());
    return text;
}

void setLook(QWidget* widget, const char* property, const char* value)
{
    if (widget->property(property).toString() == QLatin1String(value))
        return;
    widget->setProperty(property, QString::fromLatin1(value));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace

void applyTheme(QApplication& application, Theme theme)
{
    static bool isStyled = false;         // the style sheet puts a style of its own over ours
    const bool desktop = desktopIsDark(); // asked before the first palette of ours hides it
    setDark(theme == Theme::Dark || (theme == Theme::System && desktop));
    if (!isStyled) {
        QApplication::setStyle(new FusionStyle);
        isStyled = true;
    }
    QApplication::setPalette(makePalette());
    application.setStyleSheet(styleSheet());
}

void setKind(QWidget* widget, const char* kind)
{
    setLook(widget, "kind", kind);
}

void setTone(QWidget* widget, const char* tone)
{
    setLook(widget, "tone", tone);
}

QFont monoFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace vfpilot::gui
