using System.Collections.Frozen;
using System.Text;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;

namespace Eum.Infrastructure.City;

/// <summary>Names, numbers and addresses of shops that do not exist, each a function of the shop's index.</summary>
internal sealed class MerchantNames(long seed, CityGround ground)
{
    private static readonly int[] Weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
    private static readonly int[] TaxOffices = [121, 122, 131, 137];

    private static readonly byte[][] Firsts = Words("""
        한마음 우리 바다 새봄 푸른 해오름 달빛 별빛 하늘 소담 다정 정겨운 으뜸 만석꾼 늘봄 참좋은 행복 미소 온누리 가온 다올
        라온 아라 누리 도담 송도 부평 주안 월미 청라 검단 영종 계산 구월 연안 소래 강화 인천 제물포 차이나 개항장 미추홀 문학
        예스 해피 그린 블루 골든 로얄 모닝 스마일 두레 한아름 큰나무 산들 옛날 본가 원조 새마을 신포 소래포구 을왕리 마니산
        """);

    private static readonly FrozenDictionary<string, byte[][]> Lasts = new Dictionary<string, string>
    {
        ["RESTAURANT"] = "식당 국밥 칼국수 분식 김밥 삼계탕 횟집 갈비 반점 돈까스 쌀국수 파스타 치킨 피자 족발 감자탕 냉면 밥상",
        ["CAFE"] = "카페 커피 다방 디저트",
        ["PUB"] = "호프 주막 포차 맥주",
        ["CONVENIENCE"] = "편의점 24시편의점",
        ["BUTCHER"] = "정육점 축산 한우",
        ["BAKERY"] = "베이커리 제과 빵집 과자점",
        ["HOSPITAL"] = "병원 종합병원 한방병원 요양병원",
        ["PHARMACY"] = "약국 온누리약국 종로약국",
        ["COSMETICS"] = "화장품 뷰티",
        ["OPTICIAN"] = "안경원 안경",
        ["RETAIL"] = "마트 슈퍼 상회 유통 생활관 식자재마트",
        ["GROCERY"] = "반찬 떡집 방앗간 건강식품 식품",
        ["AGRI_MARINE"] = "수산 청과 농산 야채 건어물 젓갈",
        ["MARKET"] = "상회 순대 만두 건어물 반찬 과일 이불 그릇",
        ["MEDICAL"] = "의원 치과의원 한의원 내과의원 소아청소년과의원 정형외과의원 안과의원",
        ["ACADEMY"] = "영어학원 수학학원 음악학원 미술학원 태권도 보습학원 논술학원 어학원",
        ["HEALTH"] = "미용실 헤어 네일 사우나 피부관리",
        ["FUEL"] = "주유소 충전소 에너지",
        ["LEISURE"] = "헬스 필라테스 당구장 골프연습장 서점 사진관 꽃집 노래연습장",
        ["HOME"] = "가구 침대 가전 주방 조명 인테리어",
        ["OFFICE"] = "통신 컴퓨터 문구 사무기",
        ["CLOTHING"] = "의류 양복점 신발 가방 옷가게 잡화",
        ["BOOKS"] = "서점 문고 문구",
        ["LODGING"] = "모텔 호텔 펜션 게스트하우스",
        ["CAR"] = "카센터 모터스 타이어 세차장 공업사",
        ["TAXI"] = "택시 교통 운수",
        ["OTHER"] = "세탁소 열쇠 철물 건재 수선 상사 공방",
    }.ToFrozenDictionary(pair => pair.Key, pair => Words(pair.Value));

    private readonly ulong _key = Noise.Key(seed, "shop names");
    private readonly byte[][] _dongs = [.. ground.Dongs.Select(dong => Encoding.UTF8.GetBytes(dong.Name))];
    private readonly byte[][] _guToday = [.. ground.Dongs.Select(dong => NameOf(dong.District))];
    private readonly byte[][] _guFormer = [.. ground.Dongs.Select(dong => NameOf(dong.FormerDistrict))];

    /// <summary>A name in UTF-8: 송도 국밥, 한마음약국 구월동점, 빵, 그리고 …</summary>
    public int Name(int index, in Shop shop, BusinessType type, Span<byte> room)
    {
        var noise = Noise.Of(_key, index);
        var text = new Utf8Text(room);
        text.Add(Firsts[Noise.Part(noise, 0, Firsts.Length)]);
        var style = Noise.Part(noise, 2, 1000);
        if (style < 4) text.Add(", 그리고 "u8);
        else if (style < 420) text.Add(" "u8);
        var lasts = Lasts.GetValueOrDefault(type.Code) ?? Lasts.GetValueOrDefault(type.GroupCode) ?? Lasts["OTHER"];
        text.Add(lasts[Noise.Part(noise, 1, lasts.Length)]);
        if (style is >= 300 and < 520)
        {
            text.Add(" "u8);
            text.Add(_dongs[shop.Dong]);
            text.Add("점"u8);
        }
        else if (style is >= 520 and < 524)
            text.Add(" \"본점\""u8);

        return text.Length;
    }

    /// <summary>인천광역시 서해구 청라동 12-3: with the name its gu has on that side of the reform.</summary>
    public int Address(int index, in Shop shop, bool former, Span<byte> room)
    {
        var noise = Noise.Of(_key, index + int.MinValue);
        var text = new Utf8Text(room);
        text.Add("인천광역시 "u8);
        text.Add((former ? _guFormer : _guToday)[shop.Dong]);
        text.Add(" "u8);
        text.Add(_dongs[shop.Dong]);
        text.Add(" "u8);
        text.Add(1 + Noise.Part(noise, 0, 980), 1);
        if (Noise.Part(noise, 1, 10) < 8)
        {
            text.Add("-"u8);
            text.Add(1 + Noise.Part(noise, 2, 60), 1);
        }

        return text.Length;
    }

    /// <summary>032-555-0123; a shop that changed it has another.</summary>
    public int Phone(int index, in Shop shop, Span<byte> room)
    {
        var noise = Noise.Of(_key ^ ((ulong)shop.Revision << 48), index ^ 0x2000_0000);
        var text = new Utf8Text(room);
        text.Add("032-"u8);
        text.Add(200 + Noise.Part(noise, 0, 690), 3);
        text.Add("-"u8);
        text.Add(Noise.Part(noise, 1, 10_000), 4);
        return text.Length;
    }

    /// <summary>Ten digits that no other shop has, the last a right check digit (국세청 검증식).</summary>
    public static long RegistrationNo(int index)
    {
        var first = TaxOffices[index % 4] * 1_000_000L + (10 + index / 4 % 80) * 10_000 + index / 320 % 10_000;
        var (sum, rest) = (0, first);
        for (var place = 8; place >= 0; place--)
        {
            var digit = (int)(rest % 10);
            sum += Weights[place] * digit;
            if (place == 8) sum += digit * 5 / 10;
            rest /= 10;
        }

        return first * 10 + (10 - sum % 10) % 10;
    }

    private static byte[] NameOf(int district) =>
        Encoding.UTF8.GetBytes(DistrictTable.Find(district)?.Name ?? "");

    private static byte[][] Words(string text) =>
        [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Encoding.UTF8.GetBytes)];

    private ref struct Utf8Text(Span<byte> room)
    {
        private readonly Span<byte> _room = room;

        public int Length { get; private set; }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_room[Length..]);
            Length += bytes.Length;
        }

        public void Add(int number, int digits)
        {
            Span<byte> reversed = stackalloc byte[10];
            var count = 0;
            while (number > 0 || count < digits)
            {
                reversed[count++] = (byte)('0' + number % 10);
                number /= 10;
            }

            while (count > 0) _room[Length++] = reversed[--count];
        }
    }
}
