#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "core/error.hpp"

/// Who shows a sentence of the interface.
namespace portal_guide::content {

/// The faces, sorted. Each is a file content/<locale>/ui/<face>.json and a member of the bundle's "ui":
/// `command` holds what only the command says, `element` what the closed element says, `page` what the help centre and its
/// search say, `admin` what the example panel says, `widget` what only the widget says, and `shared` what the widget says and
/// another face as well. The widget gets `shared` and `widget`; the command has every face.
inline constexpr std::array<std::string_view, 6> kFaces = {"admin", "command", "element", "page", "shared", "widget"};

/// The face of each key.
using Faces = std::map<std::string, std::string, std::less<>>;

/// Reads which face each key of a bundle belongs to. Fails where the bundle is not JSON, and with `content-key-twice` ("key",
/// "face") where a key stands in two faces.
Expected<Faces> parse_faces(std::string_view bundle);

}  // namespace portal_guide::content
