#pragma once

namespace discreet {

extern const char kHelp[];
extern const char kCheckHelp[];
extern const char kExplainHelp[];

}  // namespace discreet
