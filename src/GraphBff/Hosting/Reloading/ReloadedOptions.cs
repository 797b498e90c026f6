using System.Reflection;
using GraphBff.Engine.Configuration;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Reloading;

/// <summary>
/// Writes the options that are marked <see cref="ReloadableAttribute"/> into the options object that all parts hold. So a change needs
/// neither a callback in each part nor a look-up in each request. The values were checked before, all together.
/// </summary>
internal sealed class ReloadedOptions<TOptions>(IOptions<TOptions> current, IOptionsFactory<TOptions> factory) : IReloadedOptions
    where TOptions : class
{
    private static readonly PropertyInfo[] Reloadable =
        [.. typeof(TOptions).GetProperties().Where(option => option.IsDefined(typeof(ReloadableAttribute)))];

    private static readonly string Section = (string)typeof(TOptions).GetField("Section")!.GetRawConstantValue()!;

    public IEnumerable<string> Keys => Reloadable.Select(option => $"{Section}:{option.Name}");

    public void Refresh()
    {
        var next = factory.Create(Options.DefaultName);
        foreach (var option in Reloadable)
        {
            option.SetValue(current.Value, option.GetValue(next));
        }
    }
}
