// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/protocol/plan.h"

#include <QObject>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vfpilot::protocol {
struct PackageFile;
}

namespace vfpilot::gui {

class HostModel;

/// What is chosen, whether it is enough for a plan, and the way there: the package, then the plan.
class ChooseModel : public QObject
{
    Q_OBJECT

public:
    explicit ChooseModel(HostModel& host, QObject* parent = nullptr);

    const protocol::Choices& choices() const;
    /// The chosen one; null where no route is usable.
    const protocol::Route* route() const;
    void setRoute(const std::string& id);

    int count() const { return m_count; }
    void setCount(int count);

    /// "unit" or "sysfsutils".
    const std::string& persistence() const { return m_persistence; }
    void setPersistence(const std::string& id);

    /// What may be added or left out; the engine names it for the recommended route only.
    std::vector<protocol::ParameterOption> options() const;
    bool isWanted(const protocol::ParameterOption& option) const;
    void setWanted(const std::string& option, bool isWanted);

    /// What other tools left that concerns the chosen route.
    std::vector<protocol::Leftover> leftovers() const;
    bool isCleared(const std::string& leftover) const { return m_cleared.contains(leftover); }
    void setCleared(const std::string& leftover, bool isCleared);

    /// The driver package of the chosen route that is on the host; null: not there.
    const protocol::PackageFile* package() const;
    /// The driver is installed already: no package is wanted.
    bool isDriverInstalled() const;
    bool wantsPackage() const;
    /// A package that whoever started the simulated host keeps ready for that release; empty: none.
    QString offeredPackage() const;
    void upload(const QString& path);
    bool isUploading() const { return m_isUploading; }
    qint64 sent() const { return m_sent; }
    qint64 total() const { return m_total; }

    bool isPlanning() const { return m_isPlanning; }
    bool canPlan() const;
    void makePlan();

    const std::optional<Error>& uploadError() const { return m_uploadError; }
    const std::optional<Error>& planError() const { return m_planError; }

signals:
    void changed();
    void planned();

private:
    void takeProbe();
    protocol::SriovGoal goal() const;

    HostModel& m_host;
    std::string m_route;
    bool m_isRouteTouched = false; ///< by the person, who stays with it
    int m_count = 0;
    std::string m_persistence = "unit";
    std::map<std::string, bool> m_wanted; ///< options that the person has touched
    std::set<std::string> m_cleared;      ///< leftovers that shall go
    bool m_isUploading = false;
    bool m_isPlanning = false;
    qint64 m_sent = 0;
    qint64 m_total = 0;
    std::optional<Error> m_uploadError;
    std::optional<Error> m_planError;
};

} // namespace vfpilot::gui
