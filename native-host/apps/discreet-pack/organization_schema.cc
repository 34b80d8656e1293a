#include "organization_schema.h"

#include "json_schema.h"

namespace discreet {
namespace {

using namespace json_schema;

Json ListOf(Json item, const char* what) {
  return {{"type", "array"}, {"items", std::move(item)}, {"description", what}};
}

Json Number(bool label_needed) {
  Json number = Mapping(
      {{"begins", Text("what all of them begin with, as it stands: ACC-")},
       {"shape",
        Text("9 a digit, A a capital letter, a any letter, ? behind the last sign: it may be missing; "
             "the rest stands for itself")},
       {"label", OneOf(names::kNumberLabels, "what kind of number it is; MRN where left out")},
       {"after", Texts("it counts only behind one of these words")}},
      Json::array({"shape"}));
  if (label_needed) number["required"].push_back("label");
  return number;
}

Json Contacts() {
  Json kinds = Json::object();
  for (const auto& [name, kind] : names::kContacts)
    kinds[std::string(name)] = Texts("as your website has them");
  return Mapping(std::move(kinds), Json::array());
}

}  // namespace

std::string OrganizationSchema() {
  const Json relaxed = Mapping({{"rule", Text("id of a rule of the core pack")},
                                {"to", OneOf(names::kRelaxed, "the most that it may still show")},
                                {"why", Text("for whoever reads this next")}},
                               {"rule", "to", "why"});
  Json schema = Mapping({{"names", Texts("what the employer is called")},
                         {"units", Texts("its own wards, buildings and their nicknames")},
                         {"record_numbers", ListOf(Number(false), "shapes of its own record numbers")},
                         {"other_numbers", ListOf(Number(true), "shapes of its other numbers of patients")},
                         {"own_contacts", Contacts()},
                         {"relax", ListOf(relaxed, "rules of the core pack that are to speak less")}},
                        Json::array());
  Json titled = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "What an organization says of itself to Discreet (organisation.yaml)"}};
  titled.update(schema);
  return titled.dump(2) + "\n";
}

}  // namespace discreet
