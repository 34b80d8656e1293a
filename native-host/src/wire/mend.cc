#include "wire/reply_encoder.h"

namespace discreet {

std::string_view Mend(ErrorCode code) {
  switch (code) {
    case ErrorCode::kFrameEmpty:
      return "Send at least {} in a frame.";
    case ErrorCode::kFrameTooLarge:
      return "Keep a frame to 1,048,576 bytes; open a new port, this one is lost.";
    case ErrorCode::kInvalidUtf8:
      return "Send UTF-8: no overlong forms, no surrogates, nothing over U+10FFFF.";
    case ErrorCode::kNotJson:
      return "Send one JSON text a frame, nested at most 32 deep, without a byte order mark.";
    case ErrorCode::kNotAnObject:
      return "Send a JSON object: {\"id\": 1, \"hello\": {…}}.";
    case ErrorCode::kWrongType:
      return "Give the field the type and range that wire.proto says.";
    case ErrorCode::kUnknownVerb:
      return "Use hello, check, decision, status or recorded; or update the host.";
    case ErrorCode::kNoVerb:
      return "Set exactly one verb beside the id.";
    case ErrorCode::kMissingField:
      return "Set the field; it has no default.";
    case ErrorCode::kUnknownEnum:
      return "Use one of the names that wire.proto lists; or update the host.";
    case ErrorCode::kLoneSurrogate:
      return "Replace lone surrogates by U+FFFD before sending (toWellFormed).";
    case ErrorCode::kLimit:
      return "Shorten the field to what wire.proto allows.";
    case ErrorCode::kHelloFirst:
      return "Send hello first, and wait for welcome.";
    case ErrorCode::kProtocolTooOld:
      return "Update the extension.";
    case ErrorCode::kProtocolTooNew:
      return "Update the host program.";
    case ErrorCode::kSuperseded:
      return "Nothing: a newer check of the same composer is on its way.";
    case ErrorCode::kBusy:
      return "Wait for an answer, then ask again.";
    case ErrorCode::kInternal:
      return "Ask again; if it goes on, run discreet doctor.";
    case ErrorCode::kFrameTruncated:
    case ErrorCode::kUnspecified:
      break;
  }
  return "";
}

}  // namespace discreet
