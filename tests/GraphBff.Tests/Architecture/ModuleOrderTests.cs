using System.Text.RegularExpressions;
using GraphBff.Graph;
using GraphBff.Services;
using GraphBff.Testing;

namespace GraphBff.Tests.Architecture;

/// <summary>Modules have an order: each uses those before it and none after it, and never another module's service.</summary>
public sealed partial class ModuleOrderTests
{
    private static readonly string[] Order = [.. Modules.All.Select(Folder)];

    public static TheoryData<string> Folders => [.. Order];

    [Fact]
    public void Modules_InTheTree_AreTheOrderedOnes()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "GraphBff"))
            .Where(folder => Directory.EnumerateFiles(folder, "?*Module.cs").Any())
            .Select(folder => Path.GetFileName(folder)!)
            // Its modules are those of an options file.
            .Where(folder => folder != "Bound");

        Assert.Equal(Order.Order(), folders.Order());
    }

    [Fact]
    public void Modules_NamesAndVariables_AreTheirOwn()
    {
        Assert.Distinct(Modules.All.Select(module => module.Name));
        Assert.Distinct(Modules.All.Select(module => module.AddressVariable));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Module_Imports_OnlyModulesBeforeIt(string module)
    {
        // Users and Inventory do not use each other.
        var allowed = module == "Inventory" ? [module] : Order[..(Array.IndexOf(Order, module) + 1)];

        // A namespace within GraphBff needs no import: Payments.PaymentType works too.
        var imported = Lines(module)
            .SelectMany(line => Order.Where(other => Regex.IsMatch(line, $@"(?<![\w.])(GraphBff\.{other}\b|{other}\.[A-Z])")))
            .Distinct();

        Assert.Empty(imported.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Module_Calls_OnlyItsOwnService(string module)
    {
        var clients = Lines(module).SelectMany(line => Client().Matches(line).Select(match => match.Groups[1].Value)).Distinct();

        Assert.Equal([Modules.All.Single(other => Folder(other) == module).Service.Name], clients);
    }

    private static string Folder(Module module) => module.GetType().Namespace!["GraphBff.".Length..];

    private static IEnumerable<string> Lines(string module) => Sources.Below("src", "GraphBff", module).SelectMany(File.ReadLines);

    [GeneratedRegex(@"\b(\w+)\.\1Client\b")]
    private static partial Regex Client();
}
