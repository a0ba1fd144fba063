-- Synonyms: abbreviations and their long forms. `forms` is a JSON array of texts.
create table synonyms (
  id integer primary key,
  forms text not null unique check (json_array_length(forms) >= 2)
) strict;

-- The version of the synonyms, which every change replaces. The search index has a copy of the synonyms.
create table synonyms_version (
  id integer primary key check (id = 1),
  version text not null
) strict;

insert into synonyms_version (id, version) values (1, hex(randomblob(8)));

insert into synonyms (forms) values
  ('["UBND","Uỷ ban nhân dân"]'),
  ('["HĐND","Hội đồng nhân dân"]'),
  ('["MTTQ","Mặt trận Tổ quốc"]'),
  ('["BCH","Ban Chấp hành"]'),
  ('["BTV","Ban Thường vụ"]'),
  ('["BCĐ","Ban Chỉ đạo"]'),
  ('["ĐBQH","Đại biểu Quốc hội"]'),
  ('["CCB","Cựu chiến binh"]'),
  ('["LHPN","Liên hiệp Phụ nữ"]'),
  ('["TNCS","Thanh niên Cộng sản"]'),
  ('["LĐLĐ","Liên đoàn Lao động"]'),
  ('["GD&ĐT","GDĐT","Giáo dục và Đào tạo"]'),
  ('["LĐTBXH","LĐ-TB&XH","Lao động - Thương binh và Xã hội"]'),
  ('["TN&MT","TNMT","Tài nguyên và Môi trường"]'),
  ('["NN&PTNT","Nông nghiệp và Phát triển nông thôn"]'),
  ('["VHTT","VH&TT","Văn hoá và Thông tin","Văn hoá - Thông tin"]'),
  ('["VHTTDL","VH-TT&DL","Văn hoá, Thể thao và Du lịch"]'),
  ('["TT&TT","TTTT","Thông tin và Truyền thông"]'),
  ('["KHCN","KH&CN","Khoa học và Công nghệ"]'),
  ('["KH&ĐT","Kế hoạch và Đầu tư"]'),
  ('["GTVT","Giao thông vận tải"]'),
  ('["TAND","Toà án nhân dân"]'),
  ('["VKSND","Viện kiểm sát nhân dân"]'),
  ('["ANTT","An ninh trật tự"]'),
  ('["QPAN","QP-AN","Quốc phòng - An ninh","Quốc phòng, an ninh"]'),
  ('["PCCC","Phòng cháy chữa cháy"]'),
  ('["PCTT","Phòng chống thiên tai"]'),
  ('["TKCN","Tìm kiếm cứu nạn"]'),
  ('["ATGT","An toàn giao thông"]'),
  ('["GPMB","Giải phóng mặt bằng"]'),
  ('["NTM","Nông thôn mới"]'),
  ('["OCOP","Mỗi xã một sản phẩm"]'),
  ('["CCHC","Cải cách hành chính"]'),
  ('["TTHC","Thủ tục hành chính"]'),
  ('["DVC","Dịch vụ công"]'),
  ('["CNTT","Công nghệ thông tin"]'),
  ('["CĐS","Chuyển đổi số"]'),
  ('["BHXH","Bảo hiểm xã hội"]'),
  ('["BHYT","Bảo hiểm y tế"]'),
  ('["KT-XH","KTXH","Kinh tế - xã hội"]'),
  ('["THCS","Trung học cơ sở"]'),
  ('["THPT","Trung học phổ thông"]'),
  ('["DTTS","Dân tộc thiểu số"]'),
  ('["QSDĐ","Quyền sử dụng đất"]'),
  ('["CTMTQG","Chương trình mục tiêu quốc gia"]'),
  ('["VPCP","Văn phòng Chính phủ"]');
