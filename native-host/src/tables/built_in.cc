#include "tables/built_in.h"

extern "C" const std::byte discreet_tables_begin[];
extern "C" const std::byte discreet_tables_end[];

namespace discreet {

Tables BuiltInTables() {
  Tables tables;
  Tables::Load({discreet_tables_begin, discreet_tables_end}, &tables);
  return tables;
}

}  // namespace discreet
