// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/page.h"

#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace vfpilot::gui {

class AlternativeCard;
class ChooseModel;
class LeftoverList;
class Notice;
class OptionList;
class PersistenceChoice;
class PrepareBox;
class PrepareModel;
class RouteCard;

/// Which driver makes the VFs, how many, what makes them again, and from which package. Where there
/// is no way to make them, what else is possible.
class ChoosePage : public Page
{
    Q_OBJECT

public:
    explicit ChoosePage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Choose; }
    QString title() const override;
    QString purpose() const override;
    QString nextLabel() const override;
    bool isComplete() const override;
    void next() override;

protected:
    void retranslate() override;

private:
    QWidget* makeCount();
    QWidget* makePackage();
    QWidget* makeAlternatives();
    void fillRoutes();
    void fillAlternatives();
    void show();
    void showPackage();
    void showErrors();
    void chooseFile();

    ChooseModel* m_model;
    PrepareModel* m_prepareModel;
    Notice* m_error;
    QLabel* m_routesTitle;
    QVBoxLayout* m_routes;
    std::vector<RouteCard*> m_cards;
    QWidget* m_otherPart;
    QLabel* m_otherTitle;
    QLabel* m_otherPurpose;
    QVBoxLayout* m_others;
    std::vector<AlternativeCard*> m_otherCards;
    QWidget* m_countPart;
    QLabel* m_countTitle;
    QLabel* m_countValue;
    QSlider* m_count;
    QLabel* m_countHint;
    PersistenceChoice* m_persistence;
    LeftoverList* m_leftovers;
    OptionList* m_options;
    QWidget* m_packagePart;
    QLabel* m_packageTitle;
    QLabel* m_packageHint;
    QLabel* m_packageState;
    QProgressBar* m_progress;
    QPushButton* m_file;
    QPushButton* m_offered;
    PrepareBox* m_prepare;
};

} // namespace vfpilot::gui
