using System.Diagnostics.CodeAnalysis;
using System.Text;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Types;

public sealed class EnumTypeTests
{
    // An enum with allow_alias, as protoc generates it. The names are not in the order of the numbers.
    [SuppressMessage("Design", "CA1069", Justification = "That is what an alias is.")]
    private enum Power
    {
        [OriginalName("POWER_UNSPECIFIED")]
        Unspecified = 0,

        [OriginalName("POWER_ENABLED", PreferredAlias = false)]
        Enabled = 1,

        [OriginalName("POWER_ON")]
        On = 1,

        [OriginalName("POWER_OFF")]
        Off = 2,

        [OriginalName("POWER_DISABLED", PreferredAlias = false)]
        Disabled = 2,
    }

    [Fact]
    public void Values_OfAnEnumWithAliases_AreOneANumberByItsFirstName()
    {
        var names = new EnumType<Power>().Values.Select(value => value.Name);

        Assert.Equal(["ON", "OFF"], names);
        Assert.Equal(["\"ON\"", "\"OFF\""], EnumNames.Json<Power>().Values.Select(name => Encoding.UTF8.GetString(name)));
    }

    [AttributeUsage(AttributeTargets.Field)]
    private sealed class OriginalNameAttribute(string name) : Attribute
    {
        public string Name { get; } = name;

        public bool PreferredAlias { get; set; } = true;
    }
}
