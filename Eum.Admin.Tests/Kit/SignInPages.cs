using Microsoft.Playwright;

namespace Eum.Admin.Tests.Kit;

/// <summary>Signing in as a person does, in a real browser.</summary>
internal static class SignInPages
{
    public static async Task SignInAsync(IPage page, string account, string password, Func<string> code)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("계정", new() { Exact = true }).FillAsync(account);
        await page.GetByLabel("비밀번호", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "다음" }).ClickAsync();
        await page.GetByLabel("인증 코드").FillAsync(code());
        await page.GetByRole(AriaRole.Button, new() { Name = "로그인" }).ClickAsync();
    }
}
