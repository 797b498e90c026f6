using GraphBff.Contracts.Common.V1;
using GraphBff.Engine.Types;

namespace GraphBff.Inventory;

internal sealed class MoneyType : ObjectType<Money>
{
    public MoneyType()
    {
        Shareable();
        String("currencyCode", money => money.CurrencyCode);
        String("units", MoneyAmount.Format).Description("The amount as a decimal, e.g. `12.50`.");
    }
}
