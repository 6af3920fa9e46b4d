// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/header_bar.h"

#include "gui/models/host_model.h"
#include "gui/text/frame_text.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/language.h"
#include "gui/wizard/settings.h"
#include "gui/wizard/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace vfpilot::gui {
namespace {

QToolButton* languageButton(const QString& code, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("header.") + code);
    button->setText(frame_text::languageLabel(code));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    QObject::connect(button, &QToolButton::clicked, button, [code] {
        Settings().setLanguage(code);
        setLanguage(code);
    });
    return button;
}

} // namespace

HeaderBar::HeaderBar(HostModel& host, QWidget* parent)
    : QFrame(parent)
    , m_host(host)
    , m_hostLine(new ElidedLabel(Qt::ElideMiddle, this))
    , m_chinese(languageButton(QStringLiteral("zh_CN"), this))
    , m_english(languageButton(QStringLiteral("en"), this))
    , m_settings(new QToolButton(this))
    , m_themes(new QActionGroup(this))
{
    setObjectName(QStringLiteral("header"));
    m_hostLine->setObjectName(QStringLiteral("header.host"));
    m_hostLine->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setKind(m_hostLine, "muted");

    QLabel* name = plainLabel("product", this);
    name->setText(QStringLiteral("vfpilot"));
    auto* languages = new QButtonGroup(this);
    languages->addButton(m_chinese);
    languages->addButton(m_english);
    makeSettingsMenu();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(22, 8, 14, 8);
    row->setSpacing(8);
    row->addWidget(new GlyphLabel(Glyph::Logo, Role::Planned, 22, this));
    row->addWidget(name);
    row->addSpacing(16);
    row->addWidget(m_hostLine, 1);
    row->addSpacing(8);
    row->addWidget(m_chinese);
    row->addWidget(m_english);
    row->addWidget(m_settings);

    connect(&host, &HostModel::probed, this, &HeaderBar::showHost);
    connect(&host, &HostModel::profileChanged, this, &HeaderBar::showHost);
    connect(&host, &HostModel::connectedChanged, this, &HeaderBar::showHost);
    retranslate();
}

void HeaderBar::makeSettingsMenu()
{
    auto* menu = new QMenu(m_settings);
    const Theme chosen = Settings().theme();
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        QAction* action = menu->addAction(QString());
        action->setCheckable(true);
        action->setChecked(theme == chosen);
        action->setData(QVariant::fromValue(theme));
        m_themes->addAction(action);
    }
    connect(m_themes, &QActionGroup::triggered, this, [](QAction* action) {
        const auto theme = action->data().value<Theme>();
        Settings().setTheme(theme);
        applyTheme(*qApp, theme);
    });
    m_settings->setObjectName(QStringLiteral("header.settings"));
    m_settings->setIcon(glyphIcon(Glyph::Gear, Role::Muted));
    m_settings->setIconSize({18, 18});
    m_settings->setMenu(menu);
    m_settings->setPopupMode(QToolButton::InstantPopup);
    m_settings->setFocusPolicy(Qt::StrongFocus);
}

void HeaderBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HeaderBar::retranslate()
{
    m_chinese->setChecked(currentLanguage() == QLatin1String("zh_CN"));
    m_english->setChecked(currentLanguage() != QLatin1String("zh_CN"));
    m_chinese->setAccessibleDescription(frame_text::languageName());
    m_english->setAccessibleDescription(frame_text::languageName());
    m_settings->setToolTip(frame_text::settings());
    m_settings->setAccessibleName(frame_text::settings());
    const QList<QAction*> themes = m_themes->actions();
    themes[0]->setText(frame_text::themeSystem());
    themes[1]->setText(frame_text::themeLight());
    themes[2]->setText(frame_text::themeDark());
    showHost();
}

void HeaderBar::showHost()
{
    const bool isKnown = m_host.hasProbe() || m_host.isConnected();
    m_hostLine->setFullText(isKnown ? frame_text::hostLine(m_host.profile(), m_host.probe().facts)
                                    : frame_text::notConnected());
}

} // namespace vfpilot::gui
