#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/people.hpp"

namespace farflung {

struct File;
using FileId = Id<File>;

namespace files {

/// What a file, a comment or a message hangs on: any record, by the name of its entity.
struct Subject {
    std::string entity;
    Uuid id;
};

/// The circle that a subject belongs to (its `circle_id`, else the subject itself), and who sees the subject.
struct Place {
    Uuid circle_id;
    Audience audience = Audience::everyone;
};

/// The one way to a subject. Refuses `no_such_record` at `subject_id` for what is out of the actor's reach.
Place place_of(Unit const& unit, Subject const& subject);

/// Who may see what this actor adds at that place. The team's own default is `team`, an outsider's is the narrowest
/// audience with them in it. Refuses `audience.without_you` to outsiders for an audience that leaves them out, and
/// for a place whose circle they are not in; `audience.wider` for an item that more would see than its subject.
Audience audience_at(Unit const& unit, Place const& place, std::optional<Audience> asked);

/// Keeps bytes as a file of a record that the caller has checked; the type is sniffed from the bytes.
struct NewFile {
    std::string name;
    std::string sha256;  // already in the blob store
    std::string head;    // the first bytes, at least 512 when there are as many
    std::int64_t size = 0;
    Subject subject;
    Place place;
    Audience audience = Audience::team;
};
FileId keep(Unit& unit, NewFile const& request);

/// A kept file's bytes, within the actor's reach.
struct Kept {
    std::string name;
    std::string type;
    std::string sha256;
};
Kept kept(Unit const& unit, FileId id);

}  // namespace files
}  // namespace farflung
