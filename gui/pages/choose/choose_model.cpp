// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/choose_model.h"

#include "gui/models/host_model.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace vfpilot::gui {

ChooseModel::ChooseModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
{
    connect(&host, &HostModel::probed, this, &ChooseModel::takeProbe);
    connect(&host, &HostModel::connectedChanged, this, &ChooseModel::changed);
    takeProbe();
}

const protocol::Choices& ChooseModel::choices() const
{
    return m_host.probe().choices;
}

const protocol::Route* ChooseModel::route() const
{
    for (const protocol::Route& route : choices().routes) {
        if (route.id == m_route && route.usable)
            return &route;
    }
    return nullptr;
}

void ChooseModel::setRoute(const std::string& id)
{
    m_route = id;
    m_isRouteTouched = true;
    emit changed();
}

void ChooseModel::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    emit changed();
}

void ChooseModel::setPersistence(const std::string& id)
{
    if (id == m_persistence)
        return;
    m_persistence = id;
    emit changed();
}

std::vector<protocol::ParameterOption> ChooseModel::options() const
{
    const protocol::Route* chosen = route();
    return chosen && chosen->recommended ? choices().options
                                         : std::vector<protocol::ParameterOption>();
}

bool ChooseModel::isWanted(const protocol::ParameterOption& option) const
{
    const auto touched = m_wanted.find(option.name);
    return touched == m_wanted.end() ? option.onByDefault : touched->second;
}

void ChooseModel::setWanted(const std::string& option, bool isWanted)
{
    m_wanted[option] = isWanted;
    emit changed();
}

std::vector<protocol::Leftover> ChooseModel::leftovers() const
{
    std::vector<protocol::Leftover> found;
    if (!route())
        return found;
    for (const protocol::Leftover& leftover : choices().leftovers) {
        if (std::find(leftover.routes.begin(), leftover.routes.end(), m_route) !=
            leftover.routes.end())
            found.push_back(leftover);
    }
    return found;
}

void ChooseModel::setCleared(const std::string& leftover, bool isCleared)
{
    if (isCleared)
        m_cleared.insert(leftover);
    else
        m_cleared.erase(leftover);
    emit changed();
}

const protocol::PackageFile* ChooseModel::package() const
{
    const protocol::Route* chosen = route();
    if (!chosen)
        return nullptr;
    const auto& files = m_host.probe().facts.packageFiles;
    const auto fits = [chosen](const protocol::PackageFile& file) {
        return file.version == chosen->release && chosen->packageName.starts_with(file.package);
    };
    const auto found = std::find_if(files.begin(), files.end(), fits);
    return found == files.end() ? nullptr : &*found;
}

bool ChooseModel::isDriverInstalled() const
{
    const protocol::Route* chosen = route();
    if (!chosen || chosen->release.empty())
        return false;
    const auto& installed = m_host.probe().facts.packages;
    return std::any_of(installed.begin(), installed.end(), [chosen](const auto& package) {
        return chosen->packageName.starts_with(package.first + "_") &&
               package.second == chosen->release;
    });
}

bool ChooseModel::wantsPackage() const
{
    const protocol::Route* chosen = route();
    return chosen && chosen->needsPackage && !isDriverInstalled();
}

QString ChooseModel::offeredPackage() const
{
    const protocol::Route* chosen = route();
    const QString offered = m_host.offeredPackage();
    if (!chosen || offered.isEmpty())
        return {};
    const QString name = QString::fromStdString(chosen->packageName);
    const QFileInfo kept(offered);
    if (kept.fileName() == name)
        return offered;
    const QFileInfo beside(kept.dir(), name);
    return beside.fileName() == name && beside.isFile() ? beside.filePath() : QString();
}

void ChooseModel::upload(const QString& path)
{
    m_isUploading = true;
    m_uploadError.reset();
    m_sent = 0;
    m_total = 0;
    emit changed();
    m_host.uploadPackage(
        path, this,
        [this](qint64 sent, qint64 total) {
            m_sent = sent;
            m_total = total;
            emit changed();
        },
        [this](const Result<protocol::PackageFile>& reply) {
            m_isUploading = false;
            if (reply)
                m_host.refresh(); // the engine reads what the file says of itself
            else
                m_uploadError = reply.error();
            emit changed();
        });
}

bool ChooseModel::canPlan() const
{
    return m_host.isConnected() && !m_host.isProbing() && !m_isUploading && !m_isPlanning &&
           route() && m_count >= 1 && m_count <= choices().maxVfs && (!wantsPackage() || package());
}

protocol::SriovGoal ChooseModel::goal() const
{
    protocol::SriovGoal goal;
    goal.gpu = choices().gpu;
    goal.route = route()->id;
    goal.release = route()->release;
    goal.vfCount = m_count;
    goal.persistence = m_persistence;
    if (const protocol::PackageFile* file = package(); file && wantsPackage())
        goal.packageSha256 = file->sha256;
    std::vector<std::string> wanted;
    bool isDefault = true;
    for (const protocol::ParameterOption& option : options()) {
        isDefault = isDefault && isWanted(option) == option.onByDefault;
        if (isWanted(option))
            wanted.push_back(option.name);
    }
    if (!isDefault)
        goal.options = std::move(wanted);
    for (const protocol::Leftover& leftover : leftovers()) {
        if (leftover.state == "offered" && isCleared(leftover.id))
            goal.cleanup.push_back(leftover.id);
    }
    return goal;
}

void ChooseModel::makePlan()
{
    if (!canPlan())
        return;
    const protocol::SriovGoal goal = this->goal();
    m_host.setGoal(goal);
    m_isPlanning = true;
    m_planError.reset();
    emit changed();
    m_host.client().call<protocol::MakePlan>({goal}, this,
                                             [this](const Result<protocol::Plan>& reply) {
                                                 m_isPlanning = false;
                                                 if (reply)
                                                     m_host.setPlan(*reply);
                                                 else
                                                     m_planError = reply.error();
                                                 emit changed();
                                                 if (reply)
                                                     emit planned();
                                             });
}

// What the person chose stays as long as the host still offers it; else it is the engine's choice,
// which may be another one than before: a release that turned out not to build is passed over.
void ChooseModel::takeProbe()
{
    if (!route() || !m_isRouteTouched) {
        m_route.clear();
        m_isRouteTouched = false;
        for (const protocol::Route& route : choices().routes) {
            if (route.usable && (m_route.empty() || route.recommended))
                m_route = route.id;
        }
    }
    if (m_count < 1)
        m_count = choices().defaultVfs;
    m_count = std::min(m_count, choices().maxVfs);
    emit changed();
}

} // namespace vfpilot::gui
