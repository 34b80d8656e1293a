# Warnings, hardening and sanitizers for everything that the project compiles itself. Generated code links
# discreet_generated_flags instead: it is held to no warnings.
set(DISCREET_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=: address,undefined or thread")

# -Wno-restrict: GCC 12 reports it for plain std::string additions (its bug 105329). Clang, which only builds the fuzz
# targets, wants one more word before it sets variables to zero, and warns of more conversions than GCC does.
add_library(discreet_flags INTERFACE)
target_include_directories(discreet_flags INTERFACE ${PROJECT_SOURCE_DIR}/native-host/include)
target_compile_options(discreet_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<CXX_COMPILER_ID:Clang>:-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-error=sign-conversion>
  -fstack-protector-strong -fstack-clash-protection -fcf-protection -ftrivial-auto-var-init=zero -fPIE)
target_link_options(discreet_flags INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack)

if(DISCREET_SANITIZE)
  add_compile_options(-fsanitize=${DISCREET_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${DISCREET_SANITIZE})
  add_compile_definitions(DISCREET_SANITIZED=1)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  # _FORTIFY_SOURCE needs optimisation; the sanitizers replace it.
  target_compile_options(discreet_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS)
endif()

# One static library a stage: discreet_stage(text normalized_text.cc) makes discreet_text.
function(discreet_stage name)
  add_library(discreet_${name} STATIC ${ARGN})
  target_link_libraries(discreet_${name} PUBLIC discreet_flags)
  target_include_directories(discreet_${name} PUBLIC ${PROJECT_SOURCE_DIR}/native-host/src)
endfunction()
