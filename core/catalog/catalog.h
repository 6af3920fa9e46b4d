// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalog/leftover_rule.h"
#include "core/catalog/parameter_rule.h"
#include "core/catalog/symptom_rule.h"
#include "core/catalog/version_window.h"
#include "core/protocol/facts.h"
#include "core/protocol/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is known of devices, drivers and kernels. It stands in resources/catalog/*.json, which is
/// compiled in; no code knows a device id or a driver release.
namespace vfpilot::catalog {

enum class RouteKind {
    Dkms,   ///< a module that is built on the host
    Native, ///< the kernel's own
    Import, ///< a module that is built on the host, from a package nobody can vouch for
};

/// A driver release in its package.
struct Release
{
    std::string name; ///< "2025.07.22"
    VersionWindow window;
    std::string file; ///< "i915-sriov-dkms_2025.07.22_amd64.deb"
    std::string page; ///< where a person finds it
    std::string bad;  ///< key of why it is never used; empty: nothing is known against it

    bool covers(const std::string& kernel) const; ///< false also for what is no kernel version
};

/// A way to make VFs.
struct RouteRule
{
    std::string id; ///< "i915-dkms"
    RouteKind kind = RouteKind::Dkms;
    std::string driver;                 ///< that binds the PF: "i915"
    std::string package;                ///< dkms name and Debian package; native: empty
    std::vector<std::string> conflicts; ///< packages that bring the same module
    bool planned = false;               ///< this version can set it up
    int preference = 0;                 ///< of two usable routes the greater one is recommended
    std::vector<Release> releases;      ///< the preferred one first
};

/// That a device works with a route.
struct DeviceRoute
{
    std::string route;
    std::string minRelease;                ///< dkms and import: the first that knows the device
    std::optional<KernelSeries> minKernel; ///< native: the first that makes VFs on it
};

struct Device
{
    std::string code;     ///< "ADL-N"
    std::string platform; ///< "Alder Lake-N"
    std::vector<std::string> ids;
    std::string vendor;      ///< "8086"
    std::string classPrefix; ///< its class code begins so, "03"
    int maxVfs = 0;          ///< expected; 0: read it from the device
    std::vector<DeviceRoute> routes;
    std::string unsupported; ///< key of why there is no route: "no-sriov", "unproven"; else empty
};

/// The texts of a catalog's files.
struct CatalogTexts
{
    std::string_view devices;
    std::string_view drivers;
    std::string_view parameters;
    std::string_view leftovers;
    std::string_view symptoms;
};

/// Files that add to a catalog or replace what it has, entry by entry and by its id: a device by
/// its code, a route by its id, a parameter by its name. None: there is no such file.
struct CatalogAdditions
{
    std::string folder; ///< for errors
    std::optional<std::string> devices;
    std::optional<std::string> drivers;
    std::optional<std::string> parameters;
    std::optional<std::string> leftovers;
    std::optional<std::string> symptoms;
};

class Catalog
{
public:
    /// The catalog that was compiled in.
    static Result<Catalog> builtIn();
    /// Error: file-malformed with the path (devices.json, ...) and as line the number, or the
    /// member's JSON pointer; the reason is the detail.
    static Result<Catalog> load(const CatalogTexts& texts);
    /// What was compiled in, and then the additions. Errors as of load(), with the folder in path.
    static Result<Catalog> builtInWith(const CatalogAdditions& additions);

    const std::string& version() const { return m_version; } ///< of all files, for digests

    /// Four hex digits in lower case. Null: unknown.
    const Device* findDevice(std::string_view deviceId) const;
    const std::vector<Device>& devices() const { return m_devices; }
    /// True for a function that is to be looked at: one of the vendor and class that the catalog is
    /// about (also where its id is unknown: then it is told so), or one that an entry names. Hex
    /// digits in lower case, "8086", "46d1", "030000".
    bool isCandidate(std::string_view vendorId,
                     std::string_view deviceId,
                     std::string_view classCode) const;

    const RouteRule* findRoute(std::string_view id) const;
    const std::vector<RouteRule>& routes() const { return m_routes; }
    const Release* findRelease(std::string_view route, std::string_view release) const;
    /// The releases of a route that fit a device and all of these kernels, the preferred one first.
    /// A window is necessary, not sufficient: the first that builds is to be taken.
    std::vector<const Release*> candidates(std::string_view route,
                                           std::string_view deviceId,
                                           const std::vector<std::string>& kernels) const;

    const std::vector<ParameterRule>& parameterRules() const { return m_parameters; }
    const std::vector<LeftoverRule>& leftoverRules() const { return m_leftovers; }
    const std::vector<SymptomRule>& symptomRules() const { return m_symptoms; } ///< for Symptoms
    /// Those of a route that a person may add or leave out, filled in.
    std::vector<protocol::ParameterOption>
    options(std::string_view route, const std::string& deviceId, int totalVfs) const;
    /// The parameters of a route for one device, filled in: the needed ones, and of the optional
    /// ones those that `chosen` names; nullopt: those that are on by default. An unknown route has
    /// none.
    std::vector<Parameter>
    parameters(std::string_view route,
               const std::string& deviceId,
               int totalVfs,
               const std::optional<std::vector<std::string>>& chosen = std::nullopt) const;

    /// The routes of a device on these kernels: usable ones first, of those the recommended one
    /// first; "none" at the end when there is no usable one. `secureBoot` and `dkmsKey` as in
    /// BootFacts; a release that `trials` show not to build for a kernel that matters is passed
    /// over.
    std::vector<protocol::Route> decide(std::string_view deviceId,
                                        const std::vector<protocol::KernelFacts>& kernels,
                                        std::string_view secureBoot,
                                        std::string_view dkmsKey,
                                        const std::vector<protocol::TrialBuild>& trials = {}) const;

private:
    Result<> add(const CatalogAdditions& additions);

    std::string m_version;
    std::string m_vendor;
    std::string m_classPrefix;
    std::vector<Device> m_devices;
    std::vector<RouteRule> m_routes;
    std::vector<ParameterRule> m_parameters;
    std::vector<LeftoverRule> m_leftovers;
    std::vector<SymptomRule> m_symptoms;
};

} // namespace vfpilot::catalog
