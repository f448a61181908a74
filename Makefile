# The front door: `make` lists the commands.
#
#   CONFIG=release   an optimised build for `make serve` (its first build takes longer)
#   PORT=8080        where `make serve` listens, on this machine only
#   DATA=data        where `make serve` keeps its database
#   ARGS=…           more arguments for `songhong serve`, e.g. ARGS="--language en"
#   FILTER=…         only Swift tests whose names match, no browser
#   PACKAGES=no      leave the system packages alone

CONFIG ?= debug
PORT ?= 8080
DATA ?= data
PACKAGES ?= yes
# An optimised build carries Swift's own library inside: one file to copy, and faster calls.
BUILD = -c $(CONFIG) $(if $(filter release,$(CONFIG)),--static-swift-stdlib)

.DEFAULT_GOAL := help
.PHONY: help serve test bench format check packages-serve packages-test swift

help: ## แสดงคำสั่งทั้งหมด · Lists the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

serve: packages-serve ## เปิดระบบที่ http://127.0.0.1:8080 · Builds the program and opens it
	swift build $(BUILD) --product songhong
	exec "$$(swift build $(BUILD) --show-bin-path)/songhong" serve --port $(PORT) --data $(DATA) $(ARGS)

test: packages-test ## ทดสอบทั้งหมด สองฐานข้อมูลและเบราว์เซอร์ · Runs all tests: both databases, the browser
	@scripts/test.sh $(if $(FILTER),--filter '$(FILTER)')

bench: packages-test ## วัดความเร็วด้วยรุ่น release · Measures, with the bars
	@scripts/bench.sh $(ARGS)

format: swift ## จัดรูปแบบโค้ด · Formats all Swift files
	@git ls-files -z --cached --others --exclude-standard -- '*.swift' | \
		xargs -0 swift format --in-place --parallel --configuration .swift-format

check: packages-test ## ตรวจรูปแบบ ลูกศรระหว่างห้อง และกฎของบ้าน · Checks format, arrows and house rules
	@scripts/check.sh

packages-serve packages-test: packages-%: swift
ifeq ($(PACKAGES),yes)
	@scripts/install-packages.sh $*
endif

swift:
	@command -v swift >/dev/null || { \
		echo "ไม่พบ Swift: ติดตั้ง Swift 6.3 จาก swift.org แล้วเพิ่มลงใน PATH"; \
		echo "There is no Swift here: install Swift 6.3 from swift.org and put it on the PATH."; exit 69; } >&2
